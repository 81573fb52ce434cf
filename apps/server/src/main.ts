#!/usr/bin/env node
import { ConfigError, readConfig } from './config.ts';
import { startServer } from './start.ts';
import { StartError } from './start-error.ts';

try {
  const server = await startServer(readConfig(process.env));
  process.stdout.write(`Usance is running on ${server.url}\n`);
  if (server.setupLink !== undefined)
    process.stdout.write(`Make the owner's account here, once: ${server.setupLink}\n`);
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
