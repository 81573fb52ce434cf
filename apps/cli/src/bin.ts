#!/usr/bin/env node
import { main } from './main.ts';
import { processTerminal } from './terminal/terminal.ts';

// `usance report … | head` closes the pipe early; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await main(process.argv.slice(2), processTerminal());
