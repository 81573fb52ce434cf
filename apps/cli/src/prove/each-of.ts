import pLimit from 'p-limit';

/** As many as a server answers side by side; more would only hold up whoever else asks it. */
const atOnce = 4;

/** Does something with each item, some side by side, and answers in the order of the items. Nothing is begun after one failed. */
export function eachOf<Item, Answer>(items: readonly Item[], task: (item: Item) => Promise<Answer>): Promise<Answer[]> {
  const limit = pLimit(atOnce);
  const doOne = (item: Item) =>
    task(item).catch((cause: unknown) => {
      limit.clearQueue();
      throw cause;
    });
  return limit.map(items, doOne);
}
