#!/usr/bin/env node
import { ConfigError, readConfig } from './config.ts';
import { keepMemoryOffDisk } from './memory-images.ts';
import { startServer } from './start.ts';
import { StartError } from './start-error.ts';

// The usual way out would wait for what the engine is still at, and that may wait in turn for threads of the engine that have ended already.
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.stack ?? error.message}\n`);
  process.kill(process.pid, 'SIGKILL');
});

try {
  keepMemoryOffDisk();
  const server = await startServer(readConfig(process.env));
  const setup = server.setupLink === undefined ? '' : `Make the owner's account here, once: ${server.setupLink}\n`;
  process.stdout.write(`Usance is running on ${server.url}\n${setup}`);
  const stop = () => {
    process.stdout.write('Finishing what was begun …\n');
    void server.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof StartError)) throw error;
  process.stderr.write(`Usance cannot start: ${error.message}\n`);
  process.exit(1);
}
