import { openDatabase, type RegistryPlace } from '../open-database.ts';

/** The highest number that each counter of a registry has given. The registry stays as it is, whatever version wrote it. */
export async function givenNumbers(place: RegistryPlace): Promise<Record<string, number>> {
  const db = openDatabase(place);
  try {
    const counters = await db.selectFrom('counters').selectAll().execute();
    return Object.fromEntries(counters.map(({ name, value }) => [name, value]));
  } finally {
    await db.destroy();
  }
}
