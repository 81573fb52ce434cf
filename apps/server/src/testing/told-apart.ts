/** A difference below this says less than the way over a network hides. */
const leastDifferenceMs = 1;

/** So many standard deviations off, by chance, come once in 400 times. What is off so far is measured again, and has to be off again. */
const leastDeviations = 3;

type Ask<Kind> = (kind: Kind, round: number) => Promise<unknown>;

/** The pairs of kinds of requests that the time of their answers tells apart, twice and in the same direction. `ask` sees each round once. */
export async function toldApartByTime<Kind extends string>(
  kinds: readonly Kind[],
  rounds: number,
  ask: Ask<Kind>,
): Promise<string[]> {
  const once = toldApart(await timesInTurn(kinds, rounds, ask));
  if (once.length === 0) return [];
  const again = toldApart(await timesInTurn(kinds, rounds, (kind, round) => ask(kind, rounds + round)));
  return again.filter((pair) => once.includes(pair));
}

/** Each kind once a round, in an order that turns, so that whatever else the machine does falls on all of them. */
async function timesInTurn<Kind extends string>(kinds: readonly Kind[], rounds: number, ask: Ask<Kind>) {
  const times = Object.fromEntries(kinds.map((kind) => [kind, [] as number[]])) as Record<Kind, number[]>;
  for (let round = 0; round < rounds; round++)
    for (const kind of [...kinds.slice(round % kinds.length), ...kinds.slice(0, round % kinds.length)]) {
      const startMs = performance.now();
      await ask(kind, round);
      times[kind].push(performance.now() - startMs);
    }
  return times;
}

/** The pairs, the slower first, whose times differ in the median, and by more than chance in their ranks. */
export function toldApart(times: Readonly<Record<string, readonly number[]>>): string[] {
  return Object.entries(times).flatMap(([slow, slowTimes]) =>
    Object.entries(times)
      .filter(
        ([, fastTimes]) =>
          medianOf(slowTimes) - medianOf(fastTimes) > leastDifferenceMs &&
          deviationsOf(slowTimes, fastTimes) > leastDeviations,
      )
      .map(([fast]) => `${slow} takes longer than ${fast}`),
  );
}

/** Mann and Whitney's test: by how many standard deviations one list ranks above another. One slow answer counts no more than any other. */
function deviationsOf(ones: readonly number[], others: readonly number[]): number {
  let above = 0;
  for (const one of ones) for (const other of others) above += one > other ? 1 : one === other ? 0.5 : 0;
  const pairs = ones.length * others.length;
  return (above - pairs / 2) / Math.sqrt((pairs * (ones.length + others.length + 1)) / 12);
}

const medianOf = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
