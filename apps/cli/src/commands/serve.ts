import { CliError } from '../cli-error.ts';
import { defineCommand, wholeNumber } from '../command.ts';
import { serveUntil, startServer, whenAskedToStop } from '../running-server.ts';

/** Where and with which data a server of this process runs. */
export const servingOptions = {
  port: { value: 'number', about: 'the port to listen on, by default PORT or 8420' },
  host: { value: 'name', about: 'the address to listen on, by default HOST or localhost' },
} as const;

/** What the serving options change in the server's environment. */
export function servingEnvironment({
  port,
  host,
}: {
  port: string | undefined;
  host: string | undefined;
}): NodeJS.ProcessEnv {
  if (port !== undefined) wholeNumber('port', port, { least: 0, most: 65_535 });
  return { PORT: port, HOST: host };
}

/** `usance serve`: the server in this process, until it is asked to stop. */
export const serve = defineCommand({
  name: 'serve',
  about: 'Starts the server in this process. The environment configures it; options win.',
  usage: ['serve', 'serve --port 9000 --data /var/lib/usance'],
  options: {
    ...servingOptions,
    data: { value: 'folder', about: 'where to keep data, by default USANCE_DATA_DIR or ./data' },
  },
  run: async ({ options, words: [extra], isJson, terminal }) => {
    if (extra !== undefined) throw new CliError('usage', `usance serve takes options only, not "${extra}"`);
    const stop = whenAskedToStop();
    const server = await startServer({ ...servingEnvironment(options), USANCE_DATA_DIR: options.data }, terminal);
    if (isJson) terminal.print(JSON.stringify({ server: server.url, setupLink: server.setupLink ?? null }));
    else {
      terminal.print(`Usance is running on ${server.url}`);
      if (server.setupLink !== undefined) terminal.print(`Make the owner's account here, once: ${server.setupLink}`);
    }
    await serveUntil(stop, { server, terminal });
  },
});
