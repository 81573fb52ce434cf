import type { Program } from '../../programs/program.ts';
import type { ServerProcess } from './server-process.ts';

/** What the reports say of one installation of a program. */
export interface ArrivedUses {
  active: number;
  new: number;
  sessions: number;
  /** By feature, how many installations used it as often as the program's invocations do. */
  usedAsOften: Record<string, number>;
}

/** How often every feature is used when each of a program's invocations runs once. */
function countUses({ invocations }: Program): [feature: string, times: number][] {
  const counts = new Map<string, number>();
  for (const feature of invocations.flatMap(({ features }) => features))
    counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return [...counts];
}

/** What has to arrive when each of a program's invocations ran once, and a last run sent what waited. */
export const usesToArrive = (program: Program): ArrivedUses => ({
  active: 1,
  new: 1,
  sessions: program.invocations.length + 1,
  usedAsOften: Object.fromEntries(countUses(program).map(([feature]) => [feature, 1])),
});

/** The same, as the server's reports tell it of a product. */
export async function readArrivedUses(
  { api }: ServerProcess,
  { product, program }: { product: number; program: Program },
): Promise<ArrivedUses> {
  const ask = async (filter: Record<string, string> = {}) => {
    const query = { from: '-1d', interval: 'total', kind: 'normal,ephemeral', ...filter };
    const { rows } = await api.report(product, 'activity', { query });
    return rows[0] ?? { active: 0, new: 0, sessions: 0 };
  };
  const { active, new: fresh, sessions } = await ask();
  const usedAsOften = await Promise.all(
    countUses(program).map(
      async ([feature, times]) => [feature, (await ask({ [`feature.${feature}`]: String(times) })).active] as const,
    ),
  );
  return { active, new: fresh, sessions, usedAsOften: Object.fromEntries(usedAsOften) };
}
