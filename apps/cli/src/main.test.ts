import { describe, expect, it } from 'vitest';
import { main } from './main.ts';
import { capturedTerminal } from './testing/captured-terminal.ts';

async function run(...args: string[]): Promise<{ code: number; printed: string; said: string[] }> {
  const terminal = capturedTerminal({ USANCE_SERVER: 'http://localhost:1', USANCE_TOKEN: 'some-token' });
  const code = await main(args, terminal);
  return { code, printed: terminal.printed, said: terminal.said };
}

describe('main', () => {
  it.each([
    [['simulat'], 'There is no command "simulat"; did you mean "simulate"?'],
    [['xyzzy'], 'There is no command "xyzzy"; see usance --help'],
    [
      ['simulate', '--instalations', '5'],
      'usance simulate has no option --instalations; did you mean "--installations"?',
    ],
    [['simulate', '--installations', 'many'], '--installations must be a whole number from 1 to 10000000, not "many"'],
    [['simulate', '--installations', '0'], '--installations must be a whole number from 1 to 10000000, not "0"'],
    [['simulate', '--seed'], '--seed needs a value: --seed=<number>'],
    [['simulate', '--seed', '--json'], '--seed needs a value: --seed=<number>'],
    [['simulate', '--seed', '1', '--seed', '2'], '--seed is given twice'],
    [['simulate', '--verify=yes'], '--verify is a switch and takes no value'],
    [['simulate', 'everything'], 'usance simulate takes options only, not "everything"'],
    [['simulate', '--to', '2099-01-01'], /^--to must not lie in the future: today is \d{4}-\d\d-\d\d \(UTC\)$/],
    [['simulate', '--to', '2026-02-30'], /^--to must be a day like \d{4}-\d\d-\d\d, not "2026-02-30"$/],
    [['product', 'lst'], 'usance product cannot "lst"; did you mean "list"?'],
    [['product', 'constructor'], /^usance product cannot "constructor"/],
    [
      ['product', 'set', '1', 'lostAfterDay=3'],
      'A product has no setting "lostAfterDay"; did you mean "lostAfterDays"?',
    ],
    [['product', 'set', '1', 'lostAfterDays'], 'Say the value too: lostAfterDays=…'],
    [['product', 'create'], /^Say the new product's name/],
    [['token', 'create', 'x', '--scopes', 'red'], 'There is no scope "red"; did you mean "read"?'],
    [['token', 'delete', 'x'], /^Say the token's number/],
    [['report', 'activity', 'weekly'], 'Parameters and filters are written key=value, like os=Windows, not "weekly"'],
    [['report', 'activity', 'os=a', 'os=b'], 'os is given twice; list several values as os=a,b'],
    [['report', 'activity', '--csv', '--json'], 'Choose one of --csv and --json'],
    [['plan'], 'Say what to do with the plan: check, types, diff, push, show, history, docs'],
    [['plan', 'tpyes'], 'usance plan cannot "tpyes"; did you mean "types"?'],
    [['plan', 'check', 'a.yaml', 'b.yaml'], 'usance plan check takes no further file: "b.yaml"'],
    [['plan', 'check', '--out', 'x'], 'usance plan check has no option --out; see usance plan --help'],
    [['plan', 'types', '--check'], 'Say which file to check: --check --out <file>'],
    [['plan', 'diff'], /^Say what to compare with: usance plan diff <old> \[new\]/],
    [['plan', 'diff', 'git:--help'], /^Say which revision after git:, .* not "--help"$/],
    [['status', '--server', 'localhost'], 'The server\'s address must be like http://localhost:8420, not "localhost"'],
    [['serve', '--port', '70000'], '--port must be a whole number from 0 to 65535, not "70000"'],
    [['demo', '--days', '-1'], '--days needs a value: --days=<number>'],
  ])('answers %j with one sentence and exit code 2', async (args, sentence) => {
    const { code, printed, said } = await run(...args);

    expect(said).toEqual([expect.stringMatching(sentence instanceof RegExp ? sentence : exactly(sentence))]);
    expect(code).toBe(2);
    expect(printed).toBe('');
  });

  it('says where nobody answers, and exits 1', async () => {
    expect(await run('product', 'list')).toEqual({
      code: 1,
      printed: '',
      said: ['The server at http://localhost:1 cannot be reached.'],
    });
    expect(await run('status')).toMatchObject({ code: 1, said: [expect.stringContaining('usance serve')] });
  });

  it('asks for a token where there is none', async () => {
    const terminal = capturedTerminal({});

    expect(await main(['product', 'list'], terminal)).toBe(2);
    expect(terminal.said).toEqual(['An access token is needed: give --token or set USANCE_TOKEN']);
  });

  it.each(['serve', 'demo', 'status', 'product', 'token', 'report', 'plan', 'simulate'])(
    'explains %s',
    async (command) => {
      const { code, printed } = await run(command, '--help');
      const overview = await run();

      expect(code).toBe(0);
      expect(printed).toContain(`usance ${command}`);
      expect(printed).toContain('--json');
      expect(overview.printed).toContain(`  ${command} `);
    },
  );
});

const exactly = (text: string): RegExp => new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
