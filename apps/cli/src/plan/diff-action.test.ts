import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makePlanFolder, type PlanFolder } from './testing/plan-folder.ts';
import { samplePlan } from './testing/sample-plan.ts';

describe('usance plan diff', () => {
  let folder: PlanFolder;
  let plan: string;
  beforeEach(async () => {
    folder = await makePlanFolder();
    plan = await folder.write('usance.plan.yaml', samplePlan);
  });
  afterEach(() => folder.remove());

  const wider = samplePlan
    .replace('[light, dark]', '[light, dark, blue]')
    .replace('owner: design team', 'owner: others');
  const narrower = samplePlan.replace('[light, dark]', '[light]');

  it('says that nothing changed where only the order and the layout did', async () => {
    const old = await folder.write(
      'old.yaml',
      `# A remark\n${samplePlan.replace('[light, dark]', '\n      - dark\n      - light')}`,
    );

    expect(await folder.plan('diff', old, plan, '--fail-on-widening')).toMatchObject({
      code: 0,
      printed: expect.stringMatching(/^Nothing changed: the SHA-256 of both is [0-9a-f]{64}\n$/),
    });
  });

  it('marks what is collected more and what less, and fails on more if asked to', async () => {
    const next = await folder.write('next.yaml', wider);
    const printed = [
      'neutral    properties › theme › owner: is answered for by others instead of design team',
      'widening   properties › theme › type: may be blue too; set added to the day of this release, or who agreed before is not asked again',
      '2 changes: 1 widening, 0 narrowing, 1 neutral',
      '',
    ].join('\n');

    expect(await folder.plan('diff', plan, next)).toEqual({ code: 0, printed, said: [] });
    expect(await folder.plan('diff', plan, next, '--fail-on-widening')).toEqual({
      code: 1,
      printed,
      said: [`The plan collects more than ${plan} in 1 place`],
    });
    expect(
      await folder.plan('diff', plan, await folder.write('less.yaml', narrower), '--fail-on-widening'),
    ).toMatchObject({
      code: 0,
      printed: expect.stringContaining('narrowing  properties › theme › type: may be dark no more'),
    });
  });

  it('answers in JSON', async () => {
    const { printed } = await folder.plan('diff', plan, await folder.write('next.yaml', narrower), '--json');

    expect(JSON.parse(printed)).toEqual({
      old: { name: plan, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      new: { name: folder.file('next.yaml'), hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      widening: 0,
      narrowing: 1,
      neutral: 0,
      changes: [{ path: ['properties', 'theme', 'type'], effect: 'narrowing', text: 'may be dark no more' }],
    });
  });

  it('compares with what has expired since, but with nothing that is no plan', async () => {
    const old = await folder.write('old.yaml', samplePlan.replaceAll('2028-10-01', '2026-10-20'));
    const broken = await folder.write('broken.yaml', 'product: 7\nfeatures: {}\n');

    expect(await folder.plan('diff', old, plan)).toMatchObject({ code: 0 });
    expect(await folder.plan('diff', broken, plan)).toMatchObject({
      code: 1,
      said: [
        `${broken}:1:1 error: product: product must be text of 1 to 120 characters without control characters`,
        expect.any(String),
      ],
    });
  });

  it('compares with a revision of Git', async () => {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder.path, stdio: 'pipe' });
    const nested = await folder.write('deep/usance.plan.yaml', samplePlan);
    git('init', '--quiet');
    git('add', 'deep');
    git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--message', 'first');
    await folder.write('deep/usance.plan.yaml', wider);

    expect(await folder.plan('diff', 'git:HEAD', nested)).toMatchObject({
      code: 0,
      printed: expect.stringContaining('1 widening, 0 narrowing, 1 neutral'),
    });
    expect(await folder.plan('diff', 'git:nowhere', nested)).toMatchObject({
      code: 1,
      said: [expect.stringMatching(/^git show nowhere:\.\/usance\.plan\.yaml failed: fatal: /)],
    });
    expect(await folder.plan('diff', 'git:HEAD', plan)).toMatchObject({
      code: 1,
      said: [expect.stringContaining("not in 'HEAD'")],
    });
  });
});
