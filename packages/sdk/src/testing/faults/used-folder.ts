import * as fs from 'node:fs';
import { join } from 'node:path';
import { startHost } from '../host.ts';
import { refusing } from '../networks.ts';

/** Every kind of file that may lie in a storage folder, by how its name begins. */
export const keptFiles = [
  'installation.json',
  'choice.json',
  'server.json',
  'sent.jsonl',
  'sent.old.jsonl',
  'weeks.json',
  'closed.',
  'live.',
  'send.lock',
] as const;

/** Makes a folder as it is after some runs that could not send: everything in it waits, and one run was killed. */
export async function makeUsedFolder(folder: string): Promise<void> {
  const host = startHost({ folder, endpoint: refusing });
  host.consent.set('full');
  for (let i = 0; i < 20; i++) host.track(`Feature/${i}`, i);
  host.captureException(new TypeError('told to nobody'));
  await host.flush();
  await host.shutdown({ timeoutMs: 0 });
  const path = (name: string) => join(folder, name);
  const closed = fs.readdirSync(folder).find((name) => name.startsWith('closed.')) ?? '';
  fs.copyFileSync(path(closed), path('live.999999-1.00000000-0000-4000-8000-000000000000.json'));
  fs.copyFileSync(path('sent.jsonl'), path('sent.old.jsonl'));
  fs.writeFileSync(path('weeks.json'), '{}');
  fs.writeFileSync(path('00000000-0000-4000-8000-000000000000.tmp'), '{"v":2,"rec');
  fs.mkdirSync(path('send.lock'));
  fs.utimesSync(path('send.lock'), new Date(0), new Date(0));
}
