/** Where in a plan: the keys and places in lists that lead there, from the top. */
export type PlanPath = readonly (string | number)[];

/** What a plan can get wrong. */
export type PlanRule =
  | 'shape' // a key is missing, unknown, or has a value that cannot stand there
  | 'day' // a day that no calendar has, or days in an impossible order
  | 'expired' // the item is not collected any more
  | 'expires-soon'
  | 'expires-late' // the item would go unreviewed for too long
  | 'name' // the name cannot be a key
  | 'data-in-name' // the name looks as if it held data
  | 'personal-name' // the name says that the value is about a person
  | 'sensitive-name' // the name touches what the law protects most
  | 'similar-names' // two names that are easily mistaken for each other
  | 'attributes' // attributes that would never be kept, or that hold their feature back
  | 'fingerprint' // so much is told of systems that too many stand out
  | 'buckets' // bounds that do not ascend
  | 'pattern'; // a regular expression that lets anything through, or may take long

/** One thing that is wrong with a plan, or may be. */
export interface PlanFinding {
  path: PlanPath;
  /** A plan with an error is not to be released. */
  severity: 'error' | 'warning';
  rule: PlanRule;
  /** What is wrong, and what to do. */
  message: string;
}

export const planError = (path: PlanPath, rule: PlanRule, message: string): PlanFinding => ({
  path,
  severity: 'error',
  rule,
  message,
});

export const planWarning = (path: PlanPath, rule: PlanRule, message: string): PlanFinding => ({
  path,
  severity: 'warning',
  rule,
  message,
});
