import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDataFolder } from '../data-folder.ts';
import { newFolder, removeFolder } from '../testing/test-server.ts';
import { beginStaging, commitStaging, dropStaging } from './staging.ts';

const now = new Date('2026-11-23T02:15:00Z');
const aside = 'before-restore-2026-11-23T021500Z';
let dataDir: string;

beforeEach(() => {
  dataDir = newFolder('staging');
  mkdirSync(join(dataDir, 'warehouse'));
  for (const [name, text] of Object.entries({
    format: '1\n',
    secret: 'a secret',
    'erasures.jsonl': 'who was erased',
    'registry.sqlite': 'old',
    'registry.sqlite-wal': 'old journal',
    'warehouse/rows': 'old',
  }))
    writeFileSync(join(dataDir, name), text);
});
afterEach(() => removeFolder(dataDir));

const textOf = (...path: string[]) => readFileSync(join(dataDir, ...path), 'utf8');

/** A restore that has filled its stores. */
function fill() {
  const { registryFile, warehouseFolder } = beginStaging(dataDir);
  writeFileSync(registryFile, 'new');
  mkdirSync(warehouseFolder);
  writeFileSync(join(warehouseFolder, 'rows'), 'new');
}

function expectRestored() {
  expect(readdirSync(dataDir)).toEqual([aside, 'erasures.jsonl', 'format', 'registry.sqlite', 'secret', 'warehouse']);
  expect([textOf('registry.sqlite'), textOf('warehouse/rows')]).toEqual(['new', 'new']);
  expect(readdirSync(join(dataDir, aside))).toEqual(['registry.sqlite', 'registry.sqlite-wal', 'warehouse']);
  expect(textOf(aside, 'registry.sqlite-wal')).toBe('old journal');
  expect([textOf('secret'), textOf('erasures.jsonl')]).toEqual(['a secret', 'who was erased']);
}

describe('a restore', () => {
  test('puts the old stores aside, and touches nothing beside them', () => {
    fill();

    expect(commitStaging(dataDir, now)).toBe(join(dataDir, aside));

    expectRestored();
    expect(() => openDataFolder(dataDir)).not.toThrow();
  });

  test('that was cut off before it was complete lets no server start, until it is given up', () => {
    fill();

    expect(() => openDataFolder(dataDir)).toThrow(/a restore into .* was cut off: run usance restore again, or remove/);
    expect(textOf('registry.sqlite')).toBe('old');

    dropStaging(dataDir);
    expect(() => openDataFolder(dataDir)).not.toThrow();
  });

  /** What happens to files after `ready` was written, one after the other. */
  const steps = [
    () => mkdirSync(join(dataDir, aside)),
    () => renameSync(join(dataDir, 'registry.sqlite'), join(dataDir, aside, 'registry.sqlite')),
    () => renameSync(join(dataDir, 'registry.sqlite-wal'), join(dataDir, aside, 'registry.sqlite-wal')),
    () => renameSync(join(dataDir, 'warehouse'), join(dataDir, aside, 'warehouse')),
    () => renameSync(join(dataDir, 'restore', 'registry.sqlite'), join(dataDir, 'registry.sqlite')),
    () => renameSync(join(dataDir, 'restore', 'warehouse'), join(dataDir, 'warehouse')),
  ];

  test.each([0, 1, 2, 3, 4, 5, 6])(
    'that was cut off after %d steps of taking its place is ended by the next start',
    (done) => {
      fill();
      writeFileSync(join(dataDir, 'restore', 'ready'), aside);
      for (const step of steps.slice(0, done)) step();

      expect(() => openDataFolder(dataDir)).not.toThrow();

      expectRestored();
    },
  );

  test('into an empty folder keeps nothing aside', () => {
    removeFolder(join(dataDir, 'registry.sqlite'));
    removeFolder(join(dataDir, 'registry.sqlite-wal'));
    removeFolder(join(dataDir, 'warehouse'));
    fill();

    expect(commitStaging(dataDir, now)).toBeUndefined();
    expect(existsSync(join(dataDir, aside))).toBe(false);
    expect(textOf('registry.sqlite')).toBe('new');
  });
});
