import { checkPlan } from '@usance/protocol';
import { expect, it } from 'vitest';
import { dayOf } from './calendar.ts';
import { featureNames } from './features.ts';
import { fieldNotesPlan } from './field-notes-plan.ts';

const today = dayOf('2026-11-26');

it.each([0, 30, 2_000])('the plan of the simulated product is in order, %i days after it began', (days) => {
  const found = checkPlan(fieldNotesPlan(today - days, today), { today: '2026-11-26' });

  // It tells all that there can be of simulated machines, which its override says.
  expect(found.map(({ severity, rule }) => [severity, rule])).toEqual([['warning', 'fingerprint']]);
});

it('the plan of the simulated product tells of every feature what it is for', () => {
  const { features } = fieldNotesPlan(today, today);

  expect(Object.keys(features)).toEqual(featureNames);
  expect(Object.entries(features).filter(([name, { description }]) => description === name)).toEqual([]);
});
