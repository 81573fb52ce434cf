/**
 * The proxy that the environment names for an address, or `undefined`. As is usual, `NO_PROXY` lists hosts, domains with all below
 * them, either with a port, or `*`. Plain http goes to this machine only, and past every proxy. What cannot be spoken with is answered
 * too: whoever named it wants nothing to go past it.
 */
export function proxyFor(url: string, environment: NodeJS.ProcessEnv): string | undefined {
  const { protocol, hostname, port } = new URL(url);
  const variable = (name: string) => environment[name.toLowerCase()] || environment[name];
  const proxy = variable('HTTPS_PROXY') || variable('ALL_PROXY');
  if (protocol !== 'https:' || !proxy) return undefined;
  const isExempt = (variable('NO_PROXY') ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => {
      if (entry === '*') return true;
      // An address of version 6 may stand there without its brackets, and then has no port.
      const [, domain, wantedPort] =
        /^\*?\.?(.+?)(?::(\d+))?$/.exec(/^[^[]*:.*:/.test(entry) ? `[${entry}]` : entry) ?? [];
      return (
        domain !== undefined &&
        (hostname === domain || hostname.endsWith(`.${domain}`)) &&
        (wantedPort === undefined || wantedPort === (port || '443'))
      );
    });
  if (isExempt) return undefined;
  return /^\w+:\/\//.test(proxy) ? proxy : `http://${proxy}`;
}
