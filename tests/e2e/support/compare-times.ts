import type { InstalledProgram } from './wrapped-programs.ts';

const rounds = 5;

/** The median time of each version's first invocation in milliseconds, measured in turns: a busy moment meets all of them. */
export async function compareTimes<Version extends string>(
  versions: Record<Version, InstalledProgram>,
): Promise<Record<Version, number>> {
  const all = Object.entries<InstalledProgram>(versions).map(([name, installed]) => {
    const times: number[] = [];
    return { name, installed, times };
  });
  for (let round = 0; round < rounds; round++) {
    for (const { installed, times } of all) {
      const [invocation] = installed.program.invocations;
      if (invocation) times.push((await installed.run(invocation)).ms);
    }
  }
  return Object.fromEntries(all.map(({ name, times }) => [name, median(times)])) as Record<Version, number>; // the same names
}

const median = (times: readonly number[]) => times.toSorted((one, other) => one - other)[times.length >> 1] ?? NaN;
