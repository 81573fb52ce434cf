import * as fs from 'node:fs';
import { join } from 'node:path';
import type { Fault } from './fault.ts';
import { keptFiles } from './used-folder.ts';

/** What can have become of a file, or of the folder that serves as a lock. */
const damages: Record<string, (path: string, text: string) => void> = {
  'is empty': (path) => fs.writeFileSync(path, ''),
  'ends in the middle': (path, text) => fs.writeFileSync(path, text.slice(0, text.length / 2)),
  'is all zeros': (path, text) => fs.writeFileSync(path, '\0'.repeat(text.length + 100)),
  'is noise': (path) => fs.writeFileSync(path, Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256))),
  'is 20 megabytes of text': (path) => fs.writeFileSync(path, 'x'.repeat(2e7)),
  'is a list': (path) => fs.writeFileSync(path, '[1,null,{}]'),
  'is nested 100,000 deep': (path) => fs.writeFileSync(path, '['.repeat(100_000)),
  'has fields of other kinds': (path, text) =>
    fs.writeFileSync(path, text.replaceAll(/"(\w+)":(?:"[^"]*"|\d+|true|false)/g, '"$1":{"odd":[null]}')),
  'has numbers beyond all bounds': (path, text) => fs.writeFileSync(path, text.replaceAll(/:\d+/g, ':1e999')),
  'has negative numbers': (path, text) => fs.writeFileSync(path, text.replaceAll(/:\d+/g, ':-1')),
  'has days that are none': (path, text) => fs.writeFileSync(path, text.replaceAll(/\d{4}-\d\d-\d\d/g, '9999-99-99')),
  'has days of the future': (path, text) => fs.writeFileSync(path, text.replaceAll(/\d{4}-\d\d-\d\d/g, '9999-12-31')),
  'is null inside': (path) =>
    fs.writeFileSync(path, '{"v":2,"records":[null,{"day":null},{"day":{},"context":{},"origin":{}}]}'),
  'is a folder': (path) => fs.mkdirSync(path),
  'is a folder with something in it': (path) => {
    fs.mkdirSync(path);
    fs.writeFileSync(join(path, 'in it'), '');
  },
  'is a link to itself': (path) => fs.symlinkSync(path, path),
  'is a link to nowhere': (path) => fs.symlinkSync('/nowhere/at/all', path),
  'is a link to something that never ends': (path) => fs.symlinkSync('/dev/zero', path),
  'was written in the future': (path, text) => {
    fs.writeFileSync(path, text);
    fs.utimesSync(path, new Date('2099-01-01'), new Date('2099-01-01'));
  },
};

/** The damages that a reader meets one by one; the rest is done to all files at once. */
const severe = new Set([
  'ends in the middle',
  'is all zeros',
  'is 20 megabytes of text',
  'has fields of other kinds',
  'is a folder',
]);

export const stateFaults: readonly Fault[] = Object.entries(damages).flatMap(([name, damage]) =>
  ['', ...(severe.has(name) ? keptFiles : [])].map((kind) => ({
    name: `${kind === '' ? 'every file' : `${kind}*`} ${name}`,
    arrange: ({ folder, used }) => {
      fs.cpSync(used, folder, { recursive: true });
      for (const one of fs.readdirSync(folder).filter((file) => file.startsWith(kind))) {
        const path = join(folder, one);
        const text = fs.statSync(path).isFile() ? fs.readFileSync(path, 'utf8') : '';
        fs.rmSync(path, { recursive: true });
        damage(path, text);
      }
      return {};
    },
  })),
);
