import { systemFields, type PlanDocument, type PlannedFeature, type PlannedProperty } from '@usance/protocol';
import { dayFromToday } from './a-sync.ts';

const kept = () => ({ owner: 'core team', added: dayFromToday(-300), expires: dayFromToday(200), retention: 395 });

/** A feature that a plan declares; it is only counted. */
export const aFeature = (changes: Partial<PlannedFeature> = {}): PlannedFeature => ({
  ...kept(),
  description: 'Counts how often it is used. Shows whether it is worth mending.',
  ...changes,
});

/** A property that a plan declares, one of two texts. */
export const aProperty = (changes: Record<string, unknown> = {}): PlannedProperty =>
  ({
    ...kept(),
    description: 'Tells which look is polished first.',
    ...(changes['type'] === undefined && { type: 'enum', values: ['dark', 'light'] }),
    ...changes,
  }) as PlannedProperty; // changes may be of any type

/** All that can be told of a system, whoever then stands out. */
export const everythingOfTheSystem = (): NonNullable<PlanDocument['system']> => ({
  description: 'Tells on which machines it must run well.',
  owner: 'core team',
  added: dayFromToday(-300),
  expires: dayFromToday(200),
  fields: [...systemFields],
  override: { reason: 'It is told in a test only.', by: 'core team', date: dayFromToday(-300) },
});

/** A good plan with one feature. */
export const aPlan = (changes: Partial<PlanDocument> = {}): PlanDocument => ({
  product: 'Field Notes',
  features: { 'Notes/Add': aFeature() },
  ...changes,
});
