import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ApiError } from '@usance/api';
import { newFleet, newMember, syncOf } from '../fleet.ts';
import { notChecked, unless, type Promised } from '../promise.ts';
import { senders } from '../senders.ts';
import { newMarker } from './consent.ts';

/** A larger one would be a burden to make only to be looked at. */
const largestBytes = 200_000_000;

export const backup: Promised = {
  promise: 'backup-sealed',
  says: 'A backup tells nothing to whoever has no key.',
  tried:
    'A backup with a fleet in it: a search for a version that was sent, for IDs and for sessions; then a restore without the key.',
  async check(ground) {
    const latest = await ground.api.backups().catch((cause: unknown) => {
      if (cause instanceof ApiError && cause.code === 'not-allowed') return undefined;
      throw cause;
    });
    if (latest === undefined) return notChecked('the token lacks the scope "backup"');
    if ((latest.backups[0]?.bytes ?? 0) > largestBytes) return notChecked('the latest backup has more than 200 MB');
    const product = await ground.newProduct();
    const [member, version] = [newMember(1), newMarker()];
    await ground.feed(product, newFleet(), senders.ipv4);
    await ground.sync(product, { ...syncOf(member, ground.nowMs), contexts: [{ app: { version } }] });

    const { BackupError, openAtRest, openBackupKeys, verifyBackup } = await import('@usance/server');
    const folder = await mkdtemp(join(tmpdir(), 'usance-prove-'));
    try {
      const file = join(folder, 'backup');
      const { body } = await ground.api.backup();
      if (body === null) return notChecked('the server answered without a backup');
      await pipeline(Readable.fromWeb(body), createWriteStream(file, { mode: 0o600 }));
      const place = openAtRest({ dataDir: folder, logs: [], sinceMs: 0 });
      const opened = await verifyBackup(file, openBackupKeys(join(folder, 'no-keys'))).then(
        () => ['it could be restored without its key'],
        (cause: unknown) => {
          if (cause instanceof BackupError && cause.code === 'no-key') return [];
          throw cause;
        },
      );
      return unless(
        [...place.texts([version]), ...place.ids([member.installation, ...member.sessions]), ...opened],
        'no trace of what was sent; without the key it cannot be restored',
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};
