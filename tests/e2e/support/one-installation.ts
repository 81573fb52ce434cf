import { randomUUID } from 'node:crypto';
import type { ApiClient } from '@usance/api';

/** Sends one session day of a new installation to product 1, today, and gives the installation's ID. */
export async function sendOneInstallation(url: string, api: ApiClient): Promise<string> {
  const installation = randomUUID();
  const today = new Date().toISOString().slice(0, 10);
  const { key } = await api.product(1);
  const answer = await fetch(`${url}/v1/sync`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      key,
      installation,
      firstDay: today,
      sentAt: new Date().toISOString(),
      consent: { purposes: ['basic', 'usage'], basis: 'opt-in', day: today },
      contexts: [{ app: { version: '3.2.0' }, system: { os: 'Linux' } }],
      sessionDays: [
        {
          session: randomUUID(),
          day: today,
          revision: 1,
          context: 0,
          seconds: 4_320,
          ended: true,
          uses: [['Export/PDF', 7]],
        },
      ],
    }),
  });
  if (!answer.ok) throw new Error(`the sync was answered ${answer.status}: ${await answer.text()}`);
  return installation;
}
