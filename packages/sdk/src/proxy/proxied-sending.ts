import { proxyFor } from './proxy-for.ts';

/** The proxy for an address, and what the sending thread has to run then; `undefined` if it is reached without one. */
export function proxiedSending(
  url: string,
  environment: NodeJS.ProcessEnv,
): { proxy: string; source: string } | undefined {
  const proxy = proxyFor(url, environment);
  return proxy === undefined ? undefined : { proxy, source };
}

/**
 * Through a proxy the connection is encrypted from here to the collector, as it is without. An agent would open connections of its own,
 * past the proxy, and would take the collector's name for an encrypted proxy's. A block, since both programs have short names when published.
 */
const source = /* js */ `
{
  const way = new URL(proxy);
  const { isIP } = require('node:net');
  /** As TLS wants it: an address is checked too, but it is no server name. */
  const tlsHost = ({ hostname }) => {
    const host = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
    return { host, servername: isIP(host) ? '' : host };
  };
  const path = url.hostname + ':' + (url.port || 443);
  const user = decodeURIComponent(way.username) + ':' + decodeURIComponent(way.password);
  const headers = { host: path };
  if (user !== ':') headers['proxy-authorization'] = 'Basic ' + Buffer.from(user).toString('base64');
  start(way.protocol === 'https:' ? https : http, way.origin, { method: 'CONNECT', path, headers, ...tlsHost(way) })
    .on('connect', (answer, socket) => {
      if (answer.statusCode !== 200) return fail('the proxy says ' + answer.statusCode);
      open.push(socket);
      const createConnection = () => tls.connect({ socket, ...tlsHost(url), ...secure });
      send({ agent: undefined, defaultPort: 443, createConnection });
    })
    .end();
}
`;
