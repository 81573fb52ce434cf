import type { ApiClient, Product } from '@usance/api';
import { isoWeekOf } from '@usance/protocol';

const dayMs = 86_400_000;

/** Reports a week, the later weeks more. */
const installations = 40;

/** A product in No-ID mode to which weekly reports came, through the real protocol: an answer that has something to show. */
export async function makeProductWithoutIds(api: ApiClient, url: string, weeks = 3): Promise<Product> {
  const product = await api.createProduct({
    name: 'Field Notes Lite',
    settings: { identity: 'none', syncsPerMinutePerAddress: null },
  });
  const oldest = weeks + 1; // the last week's reports may still come, so none is sent of it
  for (let weeksAgo = oldest; weeksAgo >= 2; weeksAgo--)
    for (let i = 0; i < installations + 10 * (oldest - weeksAgo); i++) await send(url, product.key, { weeksAgo, i });
  return product;
}

async function send(url: string, key: string, { weeksAgo, i }: { weeksAgo: number; i: number }): Promise<void> {
  const day = new Date(Date.now() - weeksAgo * 7 * dayMs).toISOString().slice(0, 10);
  const body = {
    key,
    sentAt: new Date().toISOString(),
    consent: {
      purposes: ['basic', 'usage'],
      basis: 'opt-in',
      day,
    },
    contexts: [
      {
        app: { version: i % 3 === 0 ? '2.0.0' : '2.1.0', language: ['en-GB', 'en-US', 'de-DE'][i % 3] },
        system: { os: ['Windows', 'Windows', 'macOS', 'Linux'][i % 4], arch: 'x64' },
      },
    ],
    weeks: [
      {
        report: crypto.randomUUID(),
        week: isoWeekOf(day),
        activeDays: (i % 5) + 1,
        cohort: i < 6 ? 'first week' : i < 20 ? '1-4 weeks' : 'over a year',
        context: 0,
        uses: [['Edit/Find', (i % 4) + 1], ...(i % 2 === 0 ? [['Export/PDF', 1]] : [])],
      },
    ],
  };
  const answer = await fetch(`${url}/v1/sync`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { accepted } = (await answer.json()) as { accepted?: number };
  if (accepted !== 1) throw new Error(`the server did not take a weekly report: ${answer.status}`);
}
