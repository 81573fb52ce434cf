import { describe, expect, it } from 'vitest';
import { dayOf } from './calendar.ts';
import { SendError } from './sender.ts';
import { simulate } from './simulate.ts';

const to = dayOf('2026-11-23');
const options = {
  plan: { seed: 1, installations: 20, from: to - 9, to, identifierMonths: 13 },
  // Nothing listens on port 1.
  sender: {
    server: new URL('http://localhost:1'),
    key: 'pk_simulation0000000',
    connections: 4,
    namesAddresses: false,
    now: () => 0,
  },
  hasNoIds: false,
  keepsTruth: true,
  onProgress: () => undefined,
};

describe('simulate', () => {
  it('says which server cannot be reached, without trying for long', async () => {
    const failed = simulate(options);

    await expect(failed).rejects.toThrow(SendError);
    await expect(failed).rejects.toThrow('The server at http://localhost:1 cannot be reached.');
  });

  it('begins no life after it was stopped', async () => {
    const done = await simulate({ ...options, stop: AbortSignal.abort() });

    expect(done).toMatchObject({ installations: 0, sessionDays: 0, truth: [] });
  });
});
