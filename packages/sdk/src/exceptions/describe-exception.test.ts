import { describe, expect, it } from 'vitest';
import { describeException } from './describe-exception.ts';

/** As a plan without messages has it. */
const describe1 = (error: unknown, root: string) =>
  describeException(error, { root, handled: true, allowed: { message: () => false } });

function thrown(stack: string, message = 'boom', name = 'TypeError'): Error {
  const error = new Error(message);
  error.name = name;
  error.stack = stack;
  return error;
}

const framesOf = (lines: string[], root: string) =>
  describe1(thrown(['TypeError: boom', ...lines].join('\n')), root).frames;

const report = (home: string, message: string) =>
  describe1(
    thrown(
      `TypeError: ${message}\n    at f (${home}/app/src/a.js:1:2)\n    at g (${home}/scripts/mine.js:1:1)`,
      message,
    ),
    `${home}/app`,
  );

describe('describeException', () => {
  it('tells frames relative to the root, and of dependencies and Node only the name', () => {
    const frames = framesOf(
      [
        '    at Notes.add (/opt/app/src/notes.js:10:5)',
        '    at async file:///opt/app/src/main.js:3:1',
        '    at new Store (file:///opt/app/a%20b/store.js:7:9)',
        '    at /opt/app/node_modules/express/lib/router.js:1:1',
        '    at x (/opt/app/node_modules/@scope/pkg/node_modules/deep/i.js:1:1)',
        '    at Module._compile (node:internal/modules/cjs/loader:1105:14)',
        '    at /home/jane.doe/Kunde Müller GmbH/plugin.js:1:1',
        '    at Array.map (<anonymous>)',
        '    at eval (eval at run (/opt/app/src/x.js:1:1), <anonymous>:1:1)',
      ],
      '/opt/app',
    );

    expect(frames).toEqual([
      'src/notes.js:10:5',
      'src/main.js:3:1',
      'a b/store.js:7:9',
      'npm:express',
      'npm:deep',
      'node:internal/modules/cjs/loader',
      '<external>',
      '<external>',
      '<external>',
    ]);
  });

  it('reads the paths of Windows', () => {
    const lines = [
      String.raw`    at f (C:\Program Files\App\src\a.js:1:2)`,
      '    at g (file:///C:/Program%20Files/App/src/b.js:3:4)',
      String.raw`    at h (C:\Users\jane\x.js:1:1)`,
    ];

    expect(framesOf(lines, String.raw`C:\Program Files\App`)).toEqual(['src/a.js:1:2', 'src/b.js:3:4', '<external>']);
  });

  it('gives the same for two people with different names and messages', () => {
    expect(report('/home/jane.doe', 'cannot open /home/jane.doe/letter.txt')).toEqual(
      report('/home/José García', 'line one\n    at secret (/home/José García/app/Kunde Müller.txt:1:1)'),
    );
  });

  it('tells no frame if the message cannot be told apart from the stack', () => {
    const error = thrown('TypeError: secret\n    at secret (/opt/app/secret.js:1:1)', 'changed since');

    expect(describe1(error, '/opt/app').frames).toEqual([]);
  });

  it.each(['', '/', 'C:\\', '//'])('takes nothing for inside the root %j', (root) => {
    expect(framesOf(['    at f (/home/jane/a.js:1:2)', String.raw`    at f (C:\Users\jane\a.js:1:2)`], root)).toEqual([
      '<external>',
      '<external>',
    ]);
  });

  it('tells at most 16 frames', () => {
    expect(
      framesOf(
        Array.from({ length: 40 }, (_, i) => `    at /opt/app/f.js:${i}:1`),
        '/opt/app',
      ),
    ).toHaveLength(16);
  });

  it.each([
    ['RangeError', 'RangeError'],
    ['NotFoundException', 'NotFoundException'],
    ['jane.doe@example.com', 'Error'],
    ['Kunde Müller', 'Error'],
    ['', 'Error'],
  ])('calls an exception named %j %s', (name, type) => {
    expect(describe1(thrown('x: boom', 'boom', name), '/opt/app').type).toBe(type);
  });

  it.each([['a text'], [undefined], [null], [42], [{ stack: 'at /opt/app/x.js:1:1' }]])(
    'tells of %j only that it was thrown',
    (value) => {
      expect(describe1(value, '/opt/app')).toEqual({ type: 'Error', frames: [], handled: true });
    },
  );
});
