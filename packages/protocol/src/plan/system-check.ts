import type { PlannedSystem } from '../plan.ts';
import { planError, planWarning, type PlanFinding } from './finding.ts';
import { fingerprintBudget, standingOut, usualInstallations } from './fingerprint.ts';

/** Whether what is told of systems singles too many out. An `override` lets it through, and then everybody can read it. */
export function fingerprintFindings({ fields, installations, override }: PlannedSystem): PlanFinding[] {
  const path = ['system', 'fields'];
  const count = installations ?? usualInstallations;
  const share = standingOut(fields, count);
  if (share <= fingerprintBudget) return [];
  const costs = fields
    .map((field) => ({
      field,
      saved: share - standingOut(withoutField(fields, field), count),
      left: withoutField(fields, field),
    }))
    .toSorted((one, other) => other.saved - one.saved);
  const dearest = costs[0];
  const text = `of ${count} installations ${percent(share)} would look like fewer than ten, by what is told of their systems; at most ${percent(fingerprintBudget)} may`;
  const advice = dearest === undefined ? '' : `. ${dearest.field} costs most`;
  return [
    override === undefined
      ? planError(path, 'fingerprint', `${text}${advice}; tell less, or add an override that says why`)
      : planWarning(path, 'fingerprint', `${text}${advice}`),
  ];
}

const withoutField = (fields: PlannedSystem['fields'], field: string) => fields.filter((one) => one !== field);

const percent = (share: number) => `${Math.round(share * 100)} %`;
