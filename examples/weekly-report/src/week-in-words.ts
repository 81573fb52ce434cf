import type { ProductClient } from '@usance/api';

const week = { from: '-7d', to: '-1d' } as const;

/** The last seven whole days of a product, in a few lines. */
export async function weekInWords({ reports }: ProductClient, signal: AbortSignal): Promise<string> {
  const [activity, versions, crashes] = await Promise.all([
    // Who was last seen this week cannot be lost yet: counted is who was declared lost in it.
    reports.activity({ ...week, interval: 'total', lostOn: 'declared', compare: 'previous' }, { signal }),
    reports.breakdown({ ...week, by: 'version', limit: 3 }, { signal }),
    reports.crashFree({ ...week, by: '', filters: { os: '!(none)' } }, { signal }),
  ]);
  const [now] = activity.rows;
  const [before] = activity.comparison?.rows ?? [];
  const [crash] = crashes.rows;
  return [
    `${activity.query['from']} to ${activity.query['to']}`,
    `Active ${now?.active ?? 0} (the week before: ${before?.active ?? 0}), new ${now?.new ?? 0}, lost ${now?.lost ?? 0}`,
    `Versions: ${versions.rows.map(({ value, installations }) => `${value} on ${installations}`).join(', ') || 'none'}`,
    `Crash-free installations: ${crash === undefined ? 'unknown' : `${(crash.crashFreeInstallations * 100).toFixed(1)} %`}`,
    ...(activity.provisionalFrom === null ? [] : [`From ${activity.provisionalFrom} on, data is still coming in.`]),
  ].join('\n');
}
