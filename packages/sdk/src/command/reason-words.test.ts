import { expect, it } from 'vitest';
import type { ConsentReason, ConsentStatus } from '../core/consent.ts';
import { reasonWords } from './reason-words.ts';

const status: ConsentStatus = {
  collecting: false,
  reason: 'denied',
  offs: [],
  purposes: [],
  choice: { kind: 'unasked', withdrawn: [] },
};

it('has words even for a reason that came after it', () => {
  expect(reasonWords('full-moon' as ConsentReason, status, undefined)).toBe('the reason is “full-moon”');
});

it('says that an answer cannot be read', () => {
  const unreadable: ConsentStatus = { ...status, choice: { kind: 'unreadable', withdrawn: [] } };

  expect(reasonWords('denied', unreadable, undefined)).toBe('your answer cannot be read, and may have been a no');
});
