import { switchOn } from './faults.ts';
import { readConfig, startServer } from '@usance/server';

/* A server for `usance prove` to try, in which the process that started it switches faults on. */

// Only one program asks, one thing after the other: an erasure has nobody to wait for.
const server = await startServer(readConfig(process.env), { erasureTimes: { gatherMs: 1, reportsEndMs: 0 } });
process.on('message', (fault: string) => {
  switchOn(fault);
  process.send?.('switched');
});
process.once('disconnect', () => void server.close().then(() => process.exit(0)));
process.send?.(server.port);
