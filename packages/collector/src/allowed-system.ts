import { systemFields, type Context, type SystemField } from '@usance/protocol';
import type { Choice } from './choice.ts';
import { inside, leaveOut, type Place } from './salvage.ts';

type System = NonNullable<Context['system']>;

/** What the plan lets be told of a system; the same object where that is all, as nearly always. Without a plan everything is. */
export function allowedSystem(system: System, { plan, agreedOn, today }: Choice, at: Place): System {
  if (plan === undefined) return system;
  const { all, preset, added, expires } = plan.system;
  const isWhole = agreedOn >= added && (expires === undefined || today < expires);
  const may = isWhole ? all : preset;
  const isLanguageOnly = system.locale !== undefined && !may.has('locale') && may.has('language');
  if (!isLanguageOnly && Object.keys(system).every((name) => may.has(name as SystemField))) return system;
  const kept = systemFields.flatMap((field) => {
    const value = field === 'language' ? undefined : system[field];
    if (value === undefined) return [];
    if (may.has(field)) return [[field, value]];
    if (field === 'locale' && isLanguageOnly) return [[field, languageOf(String(value))]];
    const why = all.has(field) && (expires === undefined || today < expires) ? notAgreed : undeclared;
    leaveOut(inside(at, field), why.code, why.detail);
    return [];
  });
  return Object.fromEntries(kept) as System; // of fields that may all be missing
}

const undeclared = {
  code: 'undeclared',
  detail: 'the plan of the product does not declare that it is told of systems',
} as const;
const notAgreed = { code: 'not-agreed', detail: 'it joined the plan after the person agreed; ask them again' } as const;

/** `de` of `de-DE`. */
const languageOf = (locale: string) => locale.split(/[-_]/, 1)[0] ?? '';
