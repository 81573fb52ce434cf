import { writeFile } from 'node:fs/promises';
import { CliError } from '../cli-error.ts';
import { defineCommand, wholeNumber } from '../command.ts';
import { chooseProduct, connect, connectionOptions, productOption } from '../connection.ts';
import { dayAt, dayOf, dayText, isDay, type DayNumber } from '../simulator/calendar.ts';
import { expectationsFor } from '../simulator/expectations.ts';
import { describe, fill } from '../simulator/fill.ts';
import { verify } from '../simulator/verify.ts';

/** `usance simulate`: fills a product with a simulated fleet, through the real protocol. */
export const simulate = defineCommand({
  name: 'simulate',
  about:
    'Fills a product with simulated installations through the real protocol, and can check the reports against the truth.',
  usage: [
    'simulate --product 1 --installations 5000 --days 180',
    'simulate --product 1 --seed 7 --truth truth.json --verify',
  ],
  options: {
    ...connectionOptions,
    ...productOption,
    seed: { value: 'number', about: 'the same seed gives the same fleet; by default 1' },
    installations: { value: 'number', about: 'installations that count by default; by default 500' },
    days: { value: 'number', about: 'how many days to live through; by default 90' },
    to: { value: 'day', about: 'the last day, by default today' },
    connections: { value: 'number', about: 'syncs under way at once; by default 64' },
    addresses: { about: 'send from an address of each country; needs a server with TRUST_PROXY=loopback' },
    truth: { value: 'file', about: 'write down what each report must say, if the product holds nothing else' },
    verify: { about: 'ask the reports and compare; exits 1 on any difference' },
  },
  run: async ({ options, words: [extra], isJson, terminal }) => {
    if (extra !== undefined) throw new CliError('usage', `usance simulate takes options only, not "${extra}"`);
    const number = (name: 'seed' | 'installations' | 'days' | 'connections', preset: number, most: number): number =>
      wholeNumber(name, options[name] ?? String(preset), { least: name === 'seed' ? 0 : 1, most });
    const seed = number('seed', 1, 4_294_967_295);
    const installations = number('installations', 500, 10_000_000);
    const days = number('days', 90, 3_650);
    const connections = number('connections', 64, 1_000);
    const today = dayAt(terminal.now());
    const to = lastDay(options.to, today);
    const from = to - days + 1;
    const isChecked = options.truth !== undefined || options.verify;
    const { server, api } = connect(options, terminal);
    const product = await chooseProduct(api, options.product);

    if (isChecked && product.settings.identity === 'none')
      throw new CliError(
        'usage',
        `"${product.name}" has no IDs, so that there is no truth to compare with; leave --truth and --verify out`,
      );

    const plan = { seed, installations, from, to };
    const done = await fill(
      { api, server, product, plan, connections, namesAddresses: options.addresses, keepsTruth: isChecked },
      terminal,
    );
    if (!isJson) terminal.print(describe(done));
    const expected = isChecked ? expectationsFor(done.truth, { from, to, today, ...product.settings }) : [];
    if (options.truth !== undefined) await writeFile(options.truth, `${JSON.stringify(expected, undefined, 2)}\n`);
    const found = options.verify ? await verify({ api, product, expected }, terminal) : [];

    if (isJson) {
      const { tally, installations: lived, sessionDays, seconds } = done;
      const range = { from: dayText(from), to: dayText(to) };
      const checked = options.verify ? { questions: expected.length, differences: found } : {};
      terminal.print(
        JSON.stringify(
          { product: product.id, seed, ...range, installations: lived, sessionDays, seconds, ...tally, ...checked },
          undefined,
          2,
        ),
      );
    } else {
      for (const difference of found) terminal.print(difference);
    }
    if (found.length > 0) throw new CliError('failed', `The reports differ from the truth in ${found.length} places`);
    if (options.verify && !isJson) terminal.print(`All ${expected.length} answers equal the truth.`);
  },
});

function lastDay(text: string | undefined, today: DayNumber): DayNumber {
  if (text === undefined) return today;
  if (!isDay(text)) throw new CliError('usage', `--to must be a day like ${dayText(today)}, not "${text}"`);
  if (dayOf(text) > today)
    throw new CliError('usage', `--to must not lie in the future: today is ${dayText(today)} (UTC)`);
  return dayOf(text);
}
