import { randomUUID } from 'node:crypto';
import type { ApiClient, Product } from '@usance/api';

const dayMs = 86_400_000;
const countedMs = 3_000;

/** Sends a product some items that it has to refuse, beside others, and waits until all are counted, which the server does once a second. */
export async function sendRefusedItems(api: ApiClient, url: string, product: Product): Promise<void> {
  for (const features of [['Export/PDF', 'Export/Fax'], ['Export/Fax'], ['Edit/Find']])
    await send(url, product, features);
  await new Promise((resolve) => setTimeout(resolve, countedMs));
  const { rows } = await api.report(product.id, 'refusals', { query: { from: 'today' } });
  if (rows.length === 0) throw new Error('the server did not count what it refused');
}

/** The product's plan knows nothing of a fax, and nobody can have been there a week from now. */
async function send(url: string, { key }: Product, features: readonly string[]): Promise<void> {
  const now = Date.now();
  const [today, ahead] = [now, now + 7 * dayMs].map((ms) => new Date(ms).toISOString().slice(0, 10));
  const sessionDay = { revision: 1, context: 0, seconds: 600, ended: true };
  const answer = await fetch(`${url}/v1/sync`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      key,
      installation: randomUUID(),
      firstDay: today,
      sentAt: new Date(now).toISOString(),
      consent: { purposes: ['basic', 'usage'], basis: 'opt-in', day: today },
      contexts: [{ app: { version: '3.2.0' }, system: { os: 'Linux' } }],
      sessionDays: [
        { ...sessionDay, session: randomUUID(), day: today, uses: features.map((feature) => [feature, 1]) },
        { ...sessionDay, session: randomUUID(), day: ahead },
      ],
    }),
  });
  if (!answer.ok) throw new Error(`the sync was answered ${answer.status}: ${await answer.text()}`);
}
