import * as fc from 'fast-check';
import { expect } from 'vitest';
import { buildRollUps, type Warehouse } from '@usance/warehouse';
import type { ReportName } from '../catalog.ts';
import type { ReportContext } from '../define-report.ts';
import { writeClause } from '../filters/write-clause.ts';
import { nothingDeclared } from '../query/declared-values.ts';
import { runReport, type ReportResult } from '../run-report.ts';
import { aFleet, fleetToday } from './fleet.ts';
import { insertRecords } from './insert-records.ts';
import { openTestWarehouse } from './open-test-warehouse.ts';
import { aFeature, aQuestion } from './question.ts';

/*
 * The same few random fleets for every claim about them.
 */

export const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_007);
const fleets = Number(process.env['FLEETS'] ?? 6);

/** A fleet that is stored, and what it is asked. */
export interface World {
  context: ReportContext;
  /** Range and filters. */
  raw: Record<string, string>;
  feature: string;
}

let warehouse: Warehouse;
const worlds: World[] = [];

const aCase = aFleet.chain(({ vocabulary, inserts }) =>
  fc.record({
    inserts: fc.constant(inserts),
    question: aQuestion(vocabulary),
    feature: aFeature(vocabulary),
    lostAfterDays: fc.constantFrom(1, 10, 30),
    identifierMonths: fc.constantFrom(1, 13),
  }),
);

/** Stores the fleets. */
export async function openWorlds(): Promise<void> {
  warehouse = await openTestWarehouse();
  for (const [index, { inserts, question, feature, ...settings }] of fc
    .sample(aCase, { numRuns: fleets, seed })
    .entries()) {
    const context = {
      ...settings,
      productId: index + 1,
      createdDay: '2026-01-01',
      today: fleetToday,
      declared: nothingDeclared,
    };
    for (const insert of inserts) await insertRecords(warehouse, context.productId, insert);
    // Every other fleet is asked for all there is, which roll-ups can answer and nobody can miss.
    const { from, to, clauses } = question;
    const filters = Object.fromEntries(clauses.slice(0, 1).map((clause) => writeClause(clause)));
    worlds.push({ context, raw: index % 2 === 0 ? { from: '-100d' } : { from, to, ...filters }, feature });
    if (index === fleets >> 1) await buildRollUps(warehouse, { settleMs: 0 });
  }
}

export const closeWorlds = (): Promise<void> => warehouse.close();

/** Asks a report of one fleet. */
export type Asked = <Name extends ReportName>(name: Name, own?: Record<string, string>) => Promise<ReportResult<Name>>;

/**
 * Holds a claim against every fleet. It answers with a number that is not 0 if the fleet had anything to say about it; without one that
 * had, nothing was tested.
 */
export async function everywhere(holds: (ask: Asked, world: World) => Promise<number>): Promise<void> {
  let said = 0;
  for (const world of worlds) said += await holds(askerOf(world), world);
  expect(said).not.toBe(0);
}

/** Several claims look at the same answers. */
const answers = new Map<string, Promise<unknown>>();

export const askerOf =
  ({ context, raw }: Pick<World, 'context' | 'raw'>): Asked =>
  <Name extends ReportName>(name: Name, own: Record<string, string> = {}) => {
    const asked = { ...raw, ...own };
    const key = JSON.stringify([context.productId, name, asked]);
    const answer = answers.get(key) ?? runReport(warehouse, name, { raw: asked, context });
    answers.set(key, answer);
    return answer as Promise<ReportResult<Name>>; // the key has the name
  };

/** The sum of a column. */
export const sum = <Column extends string>(rows: readonly Partial<Record<Column, number>>[], column: Column): number =>
  rows.reduce((total, row) => total + (row[column] ?? 0), 0);

/** What activity says of the whole range. */
export const wholeOf = async (ask: Asked) => {
  const [whole] = (await ask('activity', { interval: 'total' })).rows;
  if (whole === undefined) throw new Error('every period has a row');
  return whole;
};

/** Pairs of numbers of which the second is the greater. */
export const risesIn = (numbers: readonly number[]) =>
  numbers.slice(1).flatMap((number, index) => (number > Number(numbers[index]) ? [[numbers[index], number]] : []));
