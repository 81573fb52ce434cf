/**
 * The proxy that the environment names for an address, or `undefined`. As is usual, `NO_PROXY` lists hosts, domains with all below
 * them, either with a port, or `*`. Plain http goes to this machine only, and past every proxy.
 */
export function proxyFor(url: string, environment: NodeJS.ProcessEnv): string | undefined {
  const { protocol, hostname, port } = new URL(url);
  const variable = (name: string) => environment[name.toLowerCase()] || environment[name];
  const proxy = variable('HTTPS_PROXY') ?? variable('ALL_PROXY');
  if (protocol !== 'https:' || proxy === undefined || proxy === '') return undefined;
  const isExempt = (variable('NO_PROXY') ?? '').split(/[\s,]+/).some((entry) => {
    const [, domain = '', wantedPort] = /^\*?\.?(.*?)(?::(\d+))?$/.exec(entry) ?? [];
    if (entry === '*') return true;
    return (
      domain !== '' &&
      (hostname === domain || hostname.endsWith(`.${domain}`)) &&
      (wantedPort === undefined || wantedPort === (port || '443'))
    );
  });
  const address = /^[a-z]+:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
  return isExempt || !/^https?:/.test(address) || !URL.canParse(address) ? undefined : address;
}
