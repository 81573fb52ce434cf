import { expect, test } from 'vitest';
import { eachOf } from './each-of.ts';

const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn++) await Promise.resolve();
};

test('each item is done once, four at once, and answered in its place', async () => {
  let going = 0;
  let most = 0;
  const answers = await eachOf([5, 1, 9, 2, 7, 3, 8], async (item) => {
    most = Math.max(most, (going += 1));
    await turns(item);
    going -= 1;
    return item * 10;
  });

  expect(answers).toEqual([50, 10, 90, 20, 70, 30, 80]);
  expect(most).toBe(4);
});

test('nothing is begun after one failed', async () => {
  const begun: number[] = [];
  const all = eachOf([1, 2, 3, 4, 5, 6, 7, 8], async (item) => {
    begun.push(item);
    await turns(item);
    if (item === 1) throw new Error('the first');
    await turns(20);
  });

  await expect(all).rejects.toThrow('the first');
  await turns(100);
  expect(begun).toEqual([1, 2, 3, 4]);
});
