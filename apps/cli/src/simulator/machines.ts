import type { DayNumber } from './calendar.ts';
import type { Habit } from './habits.ts';
import { models, type Model } from './machine-models.ts';
import { weighted, type Random } from './random.ts';

/** Hardware and system of one simulated installation; the parts fit each other, as in a shop. */
export interface Machine {
  os: string;
  arch: string;
  formFactor: string;
  cpu: string;
  cores: number;
  memoryMb: number;
  gpu: string;
  screen: [width: number, height: number, scale: number];
  displays: number;
  virtualMachine: boolean;
  osVersionOn(day: DayNumber): string;
}

const drawModel = {
  office: weighted(models.map((model) => [model, model.weights.office])),
  hobby: weighted(models.map((model) => [model, model.weights.hobby])),
  occasional: weighted(models.map((model) => [model, model.weights.occasional])),
} satisfies Record<Habit['name'], unknown>;

/** Versions of each system with their weights, oldest first; a machine that is updated moves to the next. */
const osVersions = {
  Windows: { '10 22H2': 30, '11 23H2': 25, '11 24H2': 40, '11 25H2': 5 },
  macOS: { '13.7': 10, '14.7': 18, '15.6': 50, '26.1': 22 },
  Linux: { 'Debian 12': 16, 'Ubuntu 22.04': 22, 'Ubuntu 24.04': 36, 'Fedora 42': 26 },
} as const satisfies Record<Model['os'], Record<string, number>>;

/** A machine that such a person would have, with the day on which its system is updated, if ever. */
export function drawMachine(habit: Habit, firstDay: DayNumber, random: Random): Machine {
  const { memoryGb, screen, weights: _, ...model } = drawModel[habit.name](random);
  const versions = Object.keys(osVersions[model.os]);
  const before = versions.indexOf(weighted(Object.entries(osVersions[model.os]))(random));
  const updatedOn = random.chance(0.3) ? firstDay + random.integer(1, 170) : Number.POSITIVE_INFINITY;
  return {
    ...model,
    memoryMb: Number(weighted(Object.entries(memoryGb))(random)) * 1_024,
    screen,
    displays: model.formFactor === 'desktop' || random.chance(0.3) ? random.integer(1, 2) : 1,
    virtualMachine: random.chance(0.03),
    osVersionOn: (day) => versions[Math.min(before + (day >= updatedOn ? 1 : 0), versions.length - 1)] ?? '',
  };
}
