import type * as protocol from '@usance/protocol';
import { expectTypeOf, it } from 'vitest';
import type * as wire from './wire.ts';

it('is written in the types that the protocol has', () => {
  expectTypeOf<wire.Sync>().toExtend<protocol.Sync>();
  expectTypeOf<Omit<protocol.Sync, 'receipts'>>().toExtend<wire.Sync>();
  expectTypeOf<protocol.Answer>().toExtend<wire.Answer>();
  expectTypeOf<protocol.Purpose>().toEqualTypeOf<wire.Purpose>();
});
