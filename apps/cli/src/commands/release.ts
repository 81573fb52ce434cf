import type { NewRelease } from '@usance/api';
import { CliError } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { chooseProduct, connect, connectionOptions } from '../connection.ts';
import { didYouMean } from '../terminal/nearest.ts';
import { asTable } from '../terminal/table.ts';

/** `usance release`: says that a version came out, as the last step of a build does. */
export const release = defineCommand({
  name: 'release',
  about:
    'Says that a version of a product came out, so that charts mark it. Without a version it lists them. A build may say it twice.',
  usage: [
    'release <product> <version> [--day 2026-11-01] [--note "Faster start"]',
    'release <product>',
    'release <product> <version> --delete',
  ],
  options: {
    ...connectionOptions,
    day: { value: 'day', about: 'the day it came out, by default today' },
    note: { value: 'text', about: 'what came with it, in a few words' },
    delete: { about: 'forget the release instead' },
  },
  run: async ({ options, words: [meant, version, ...others], isJson, terminal }) => {
    if (meant === undefined || others.length > 0)
      throw new CliError('usage', 'Say the product and the version: usance release "Field Notes" 4.2.0');
    const { api } = connect(options, terminal);
    const { id: product, name } = await chooseProduct(api, meant);
    if (version === undefined) {
      const { releases } = await api.releases(product);
      const rows = releases.map(({ version: one, day, note }) => ({ version: one, day, note }));
      terminal.print(isJson ? JSON.stringify({ releases }, undefined, 2) : asTable(rows));
    } else if (options.delete) {
      const { releases } = await api.releases(product);
      const found = releases.find((one) => one.version === version);
      if (found === undefined) {
        const known = releases.map((one) => one.version);
        throw new CliError('failed', `${name} has no release "${version}"${didYouMean(version, known)}`);
      }
      await api.deleteRelease(product, found.id);
      terminal.print(isJson ? JSON.stringify({ deleted: found.id }) : `Forgot that ${version} of "${name}" came out.`);
    } else {
      const told = await api.createRelease(product, { version, ...given(options) });
      terminal.print(isJson ? JSON.stringify(told, undefined, 2) : `${version} of "${name}" came out on ${told.day}.`);
    }
  },
});

const given = ({ day, note }: Record<'day' | 'note', string | undefined>): Partial<NewRelease> => ({
  ...(day === undefined ? {} : { day }),
  ...(note === undefined ? {} : { note }),
});
