import type { PlanDocument, PlannedFeature, PlannedProperty } from '@usance/protocol';
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

/** A good plan with one feature. */
export const aPlan = (changes: Partial<PlanDocument> = {}): PlanDocument => ({
  product: 'Field Notes',
  features: { 'Notes/Add': aFeature() },
  ...changes,
});
