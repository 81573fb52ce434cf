import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openChdb } from '@usance/warehouse';

// What the embedded engine itself takes: rows like the collector's, ready-made, in groups as large as the collector's are.
const [rowsPerGroup = 500, seconds = 10] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'usance-direct-'));
const warehouse = openChdb(folder);
await migrate(warehouse);

const columns = ['product_id', 'day', 'installation', 'session', 'revision', 'first_day', 'environment', 'kind', 'version', 'build', 'edition',
  'language', 'license_type', 'license_status', 'os', 'os_version', 'arch', 'cores', 'memory_mb', 'screen', 'screen_scale', 'locale', 'runtime',
  'sessions', 'seconds', 'local_hour', 'local_weekday', 'ended', 'uses.name', 'uses.count', 'uses.total']; // prettier-ignore
const names = Array.from({ length: 20 }, (_, feature) => `Category${feature % 5}/Feature ${feature}`);
const line = (n: number) =>
  JSON.stringify([1, `2026-11-${10 + (n % 14)}`, n % 200_000, String(n), 1, '2026-11-10', 'production', 'normal', '4.2.0', '1180', 'Pro',
    'en-GB', 'trial', ['activated'], 'Windows', '11 24H2', 'x64', 8, 16_384, '2560x1440', 1.5, 'de-DE', 'Electron 38',
    1, 600, 11, 1, true, names, names.map((_, i) => i + 1), names.map(() => 0)]); // prettier-ignore
const groups = Array.from({ length: 50 }, (_, group) =>
  Buffer.from(Array.from({ length: rowsPerGroup }, (_unused, i) => line(group * rowsPerGroup + i)).join('\n')),
);

const start = performance.now();
let rows = 0;
for (let group = 0; performance.now() - start < seconds * 1000; group++) {
  await warehouse.insert({ table: 'session_days', columns, lines: groups[group % groups.length] ?? Buffer.alloc(0) });
  rows += rowsPerGroup;
}
console.log(JSON.stringify({ rowsPerSecond: Math.round(rows / ((performance.now() - start) / 1000)) }));
await warehouse.close();
rmSync(folder, { recursive: true });
