import { createApiClient } from '@usance/api';
import { aSession, aSync, aWeek } from './a-sync.ts';
import { leftByServer } from './same-server.ts';
import { ownerToken } from './test-server.ts';
import { metricsLeft, type Left } from './what-is-left.ts';

/** Who uses a program that reports without an ID, and what a sender might tell of them that is none of the server's business. */
export interface Someone {
  address: string;
  installation: string;
  firstDay: string;
  agreedOn: string;
}

const told = [
  { week: -3, uses: [['Export/PDF', 2]] },
  { week: -3, uses: [['Import/Rows', 1, 40]] },
  { week: -2, uses: [['Export/PDF', 1]] },
  { week: -2, uses: [] },
] as const;

/** Runs a server to which the same weekly reports come in the same order, from these people in turn. Answers all that it left behind. */
export function leftByWeeksOf(people: readonly Someone[], planted: readonly string[] = []): Promise<Left> {
  const environment = { PLANTED: planted.join(';'), TRUST_PROXY: 'loopback' };
  return leftByServer({ environment }, async ({ url }) => {
    const api = createApiClient({ baseUrl: url, token: ownerToken });
    const { key } = await api.createProduct({ name: 'Field Notes', settings: { identity: 'none' } });
    const left = new Map<string, string>();
    for (const [number, { week, uses }] of told.entries()) {
      const someone = people[number % people.length];
      if (someone === undefined) continue;
      const { address, installation, firstDay, agreedOn } = someone;
      const body = {
        ...aSync(key, { installation, firstDay, sessionDays: [] }),
        consent: { purposes: ['basic', 'usage'], basis: 'opt-in', day: agreedOn },
        weeks: [aWeek(week, { report: aSession(number), uses })],
      };
      const answer = await fetch(`${url}/v1/sync`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
        body: JSON.stringify(body),
      });
      left.set(`answers/${number}`, `${answer.status} ${await answer.text()}`);
    }
    return new Map([...left, ...metricsLeft(await (await fetch(`${url}/metrics`)).text())]);
  });
}
