import type { Telemetry } from '@usance/sdk';
import * as fc from 'fast-check';

/** One thing that somebody, or their program, does. */
type Step =
  | { do: 'track'; feature: string; value: number | undefined }
  | { do: 'fail'; handled: boolean }
  | { do: 'set theme'; to: 'dark' | 'light' | undefined }
  | { do: 'change licence'; to: string }
  | { do: 'agree to'; to: 'basic' | 'usage' | 'full' }
  | { do: 'serve a session' | 'send' | 'start anew' | 'reset' };

const just = <Text extends string>(text: Text) => fc.constant(text);

/** What happens between an installation and its end, in short. */
export const anyHistory: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        do: just('track'),
        feature: fc.constantFrom('Notes/Add', 'Notes/Find', 'Print'),
        value: fc.option(fc.integer({ min: 1, max: 5_000 }), { nil: undefined }),
      }),
    },
    { weight: 4, arbitrary: fc.record({ do: just('send') }) },
    { weight: 2, arbitrary: fc.record({ do: just('fail'), handled: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('serve a session' as const, 'start anew') }) },
    { weight: 2, arbitrary: fc.record({ do: just('set theme'), to: fc.constantFrom('dark', 'light', undefined) }) },
    { weight: 1, arbitrary: fc.record({ do: just('change licence'), to: fc.constantFrom('trial', 'paid') }) },
    { weight: 1, arbitrary: fc.record({ do: just('agree to'), to: fc.constantFrom('basic', 'usage', 'full') }) },
    { weight: 1, arbitrary: fc.record({ do: just('reset') }) },
  ),
  { minLength: 3, maxLength: 25 },
);

/** Lives a history with the SDK, one version of the program after the other. Answers the SDK as it is in the end, with nothing waiting. */
export async function live(history: readonly Step[], start: (version: string) => Telemetry): Promise<Telemetry> {
  let starts = 1;
  let sdk = start('1.0.0');
  sdk.consent.set('full');
  for (const step of history)
    if (step.do === 'track') sdk.track(step.feature, step.value);
    else if (step.do === 'fail')
      sdk.captureException(new TypeError('none of your business'), { handled: step.handled });
    else if (step.do === 'set theme') sdk.setProperty('theme', step.to);
    else if (step.do === 'change licence') sdk.setLicense({ type: step.to, status: ['activated'] });
    else if (step.do === 'agree to') sdk.consent.set(step.to);
    else if (step.do === 'reset') sdk.reset();
    else if (step.do === 'send') await sdk.flush();
    else if (step.do === 'serve a session') {
      const session = sdk.startSession();
      session.track('Notes/Find');
      session.end();
    } else {
      await sdk.shutdown({ timeoutMs: 0 });
      sdk = start(`1.${starts++}.0`);
    }
  await sdk.flush();
  return sdk;
}
