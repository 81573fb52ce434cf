import type { Sync } from '../core/wire.ts';
import type { Engine } from '../core/engine.ts';
import type { Platform } from '../core/platform.ts';
import type { ExportedData } from '../core/telemetry.ts';
import { isObject, parseObject } from '../core/text.ts';
import { readSentLog } from './read-sent-log.ts';

/** The log of what was sent, folded to the highest revision of each session day that the collector took, and what waits. */
export async function exportData(
  platform: Pick<Platform, 'storage' | 'digest'>,
  engine: Pick<Engine, 'status' | 'identities' | 'preview'>,
): Promise<ExportedData> {
  const sent = new Map<string, ExportedData['sent'][number]>();
  for (const { body, outcome } of await readSentLog(platform)) {
    const { installation = '', contexts, sessionDays = [] } = parseObject(body) as Partial<Sync>; // this SDK wrote it
    if (outcome !== '200' || !Array.isArray(sessionDays)) continue;
    for (const day of sessionDays.filter(isObject)) {
      const key = `${installation} ${day.session} ${day.day}`;
      if ((sent.get(key)?.revision ?? 0) <= day.revision)
        sent.set(key, { ...day, installation, its: contexts?.[day.context] ?? {} });
    }
  }
  return {
    choice: engine.status().choice,
    installations: engine.identities().map(({ id, firstDay }) => ({ id, firstDay })),
    sent: [...sent.values()],
    waiting: await engine.preview(),
  };
}
