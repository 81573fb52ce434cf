import { ApiError, retentionCeilings, type ProductSettings } from '@usance/api';
import type { Ground } from '../ground.ts';
import { unless, type Promised } from '../promise.ts';

type Ceiling = keyof typeof retentionCeilings;
const ceilings = Object.entries(retentionCeilings) as [Ceiling, number][]; // what its type says

const reason = 'tried by usance prove on a product that is deleted';

/** Whether the server refuses to change a product's settings so. */
const refuses = (
  { api }: Ground,
  id: number,
  change: { settings: Partial<ProductSettings>; reason?: string },
): Promise<boolean> =>
  api.changeProduct(id, change).then(
    () => false,
    (cause: unknown) => {
      const status = cause instanceof ApiError ? (cause.problem?.status ?? 0) : 0;
      if (status >= 400 && status < 500) return true;
      throw cause;
    },
  );

export const retention: Promised = {
  promise: 'retention-ceilings',
  says: 'No product keeps IDs or data longer than the ceilings, and none can be told to.',
  tried: `The settings of every product, against ${ceilings.map(([name, most]) => `${name} ${most}`).join(', ')}; then one more of each asked for, with a reason.`,
  async check(ground) {
    const { products } = await ground.api.products();
    const { id } = await ground.newProduct();
    const against = products.flatMap(({ name, settings }) =>
      ceilings
        .filter(([setting, most]) => !(settings[setting] <= most))
        .map(([setting]) => `${name} has ${setting} ${settings[setting]}`),
    );
    for (const [setting, most] of ceilings)
      if (!(await refuses(ground, id, { settings: { [setting]: most + 1 }, reason })))
        against.push(`${setting} ${most + 1} was not refused`);
    return unless(against, `all of ${products.length} products are within; what lies above was refused`);
  },
};

export const noSilentWeakening: Promised = {
  promise: 'no-silent-weakening',
  says: 'No setting that collects more or keeps longer is changed without a reason.',
  tried: 'A country to be kept, IDs to live longer, data to be kept longer: each without a reason, and then with one.',
  async check(ground) {
    const narrow = { keepCountry: false, identifierMonths: 6, keepSessionDays: 100, keepEventsDays: 30 };
    const wider = [{ keepCountry: true }, { identifierMonths: 13 }, { keepSessionDays: 400 }, { keepEventsDays: 60 }];
    const { id } = await ground.newProduct(narrow);
    const against: string[] = [];
    for (const settings of wider) {
      const [what] = Object.entries(settings).map(([name, value]) => `${name}=${String(value)}`);
      if (!(await refuses(ground, id, { settings }))) against.push(`${what} was taken without a reason`);
      else if (await refuses(ground, id, { settings, reason }))
        against.push(`${what} was not taken with a reason either`);
    }
    return unless(against, `${wider.length} changes were refused without a reason, and taken with one`);
  },
};
