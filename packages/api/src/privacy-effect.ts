import type { ProductSettings } from './product.ts';

/** What a change does to the people whose data it is: more is collected or it is kept for longer; less or shorter; or neither. */
export type PrivacyEffect = 'widening' | 'narrowing' | 'neutral';

type Rule = 'more widens' | 'true widens' | 'all widens' | 'neutral';

/** Of every setting, so that the compiler asks about one that is new. */
const rules = {
  keepCountry: 'true widens',
  identifierMonths: 'more widens',
  keepSessionDays: 'more widens',
  keepEventsDays: 'more widens',
  collect: 'all widens',
  // Cannot be changed.
  identity: 'neutral',
  // How the numbers are counted, how fast data comes in, and how old it may be on arrival: nothing else is collected or kept for longer.
  lostAfterDays: 'neutral',
  acceptedAgeDays: 'neutral',
  newInstallationsPerHour: 'neutral',
  syncsPerMinutePerAddress: 'neutral',
  syncEverySeconds: 'neutral',
} satisfies Record<keyof ProductSettings, Rule>;

/** Above so many months, what an ID's life is good for has to be told to the world, when a product is made as well. */
export const identifierMonthsWithoutReason = 13;

export interface SettingChange {
  what: keyof ProductSettings;
  before: ProductSettings[keyof ProductSettings];
  after: ProductSettings[keyof ProductSettings];
  effect: PrivacyEffect;
}

/** The settings that differ, and what that does to people's privacy. */
export function compareSettings(before: ProductSettings, after: ProductSettings): SettingChange[] {
  const keys = Object.keys(rules) as (keyof ProductSettings)[]; // exactly its keys, by the check above
  return keys
    .filter((key) => before[key] !== after[key])
    .map((key) => ({
      what: key,
      before: before[key],
      after: after[key],
      effect: effectOf(rules[key], before[key], after[key]),
    }));
}

function effectOf(rule: Rule, before: unknown, after: unknown): PrivacyEffect {
  switch (rule) {
    case 'neutral':
      return 'neutral';
    case 'true widens':
      return after === true ? 'widening' : 'narrowing';
    case 'all widens':
      return after === 'all' ? 'widening' : 'narrowing';
    default:
      return Number(after) > Number(before) ? 'widening' : 'narrowing';
  }
}
