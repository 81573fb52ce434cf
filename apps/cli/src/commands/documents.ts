import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { chooseProduct, connect, connectionOptions } from '../connection.ts';
import { didYouMean } from '../terminal/nearest.ts';

/** `usance documents`: what people are told about a product, written into files, or compared with them. */
export const documents = defineCommand({
  name: 'documents',
  about:
    'Writes a product’s notices, policy section and records from its live configuration. With --check it writes nothing and fails if a file differs.',
  usage: [
    'documents <product> [--language de] [--out privacy]',
    'documents <product> [--language de] [--out privacy] --check',
  ],
  options: {
    ...connectionOptions,
    language: { value: 'code', about: 'en, de, fr, es, it, pt, ja or zh; by default all' },
    out: { value: 'folder', about: 'where the files lie, by default ./privacy' },
    check: { about: 'only compare' },
  },
  run: async ({ options, words: [meant, ...others], isJson, terminal }) => {
    if (meant === undefined || others.length > 0)
      throw new CliError('usage', 'Say the product: usance documents "Field Notes"');
    const { api } = connect(options, terminal);
    const { id } = await chooseProduct(api, meant);
    const known = await api.documents(id);
    const { language, out: folder = 'privacy' } = options;
    if (language !== undefined && !known.languages.includes(language))
      throw new CliError(
        'usage',
        `There are no documents in "${language}"${didYouMean(language, known.languages) || `; there are ${known.languages.join(', ')}`}`,
      );
    const files: string[] = [];
    const differing: string[] = [];
    for (const each of language === undefined ? known.languages : [language])
      for (const name of known.documents) {
        const file = join(folder, each, `${name}.md`);
        const text = await api.document(id, name, { query: { language: each } });
        files.push(file);
        if (options.check) {
          if (readIfThere(file) !== text) differing.push(file);
          continue;
        }
        mkdirSync(join(folder, each), { recursive: true });
        writeFileSync(file, text);
      }
    if (differing.length > 0)
      throw new CliError(
        'failed',
        `${differing.join(', ')}: not what the product’s configuration says today; write them again without --check`,
      );
    const { manifestHash } = known;
    const done = options.check ? 'up to date' : 'written';
    terminal.print(isJson ? JSON.stringify({ files, manifestHash }) : `${files.length} documents ${done} in ${folder}`);
  },
});

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
}
