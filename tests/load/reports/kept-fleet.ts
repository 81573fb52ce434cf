import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FleetSize } from './fleet.ts';

/** Rises when the fleet's shapes change: a fleet that was built before is another one. */
const shapes = 3;

/** What a folder says of the fleet in it. */
interface Label extends FleetSize {
  shapes: number;
  state: 'being built' | 'built';
  hasUuidTable: boolean;
}

/** The fleet that a folder holds, and what is still to be built of it. */
export interface KeptFleet {
  readonly isBuilt: boolean;
  readonly hasUuidTable: boolean;
  /** Says in the folder that the building begins: a fleet that was cut off must not be taken for a whole one. */
  begin(): void;
  built(): void;
  uuidTableBuilt(): void;
}

/** Reads what a folder says of its fleet. Throws if it holds another one than is asked for, or half of one. */
export function readKeptFleet(folder: string, size: FleetSize): KeptFleet {
  const file = join(folder, 'bench-fleet.json');
  const wanted: Label = { ...size, shapes, state: 'built', hasUuidTable: false };
  let label = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Label) : undefined; // our own file
  if (label === undefined && existsSync(join(folder, 'engine.xml')))
    throw new Error(`${folder} holds a warehouse that is no fleet of this bench; name another folder`);
  if (label?.state === 'being built')
    throw new Error(`the fleet in ${folder} was not finished; delete the folder, or name another one`);
  if (label !== undefined && describe(label) !== describe(wanted))
    throw new Error(
      `the fleet in ${folder} was built as ${describe(label)}, and ${describe(wanted)} is asked for; name another folder, or ask for that one`,
    );
  const write = (next: Label) => {
    label = next;
    writeFileSync(file, `${JSON.stringify(next, undefined, 2)}\n`);
  };
  return {
    get isBuilt() {
      return label !== undefined;
    },
    get hasUuidTable() {
      return label?.hasUuidTable === true;
    },
    begin: () => write({ ...wanted, state: 'being built' }),
    built: () => write(wanted),
    uuidTableBuilt: () => write({ ...wanted, hasUuidTable: true }),
  };
}

const describe = ({ shapes: version, sessionDays, from, to }: Label) =>
  `${sessionDays} session days from ${from} to ${to} (shapes ${version})`;
