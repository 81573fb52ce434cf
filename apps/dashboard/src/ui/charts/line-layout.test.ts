import { expect, test } from 'vitest';
import { layOutLines, type LineInput } from './line-layout.ts';

const periods = ['1', '2', '3'].map((start) => ({ start, tick: start, title: start, isIncomplete: start === '3' }));
const aLine = (label: string, values: (number | undefined)[]) => ({ key: label, label, color: 'red', values });

function layOut(part: Partial<LineInput> = {}) {
  return layOutLines({ widthPx: 600, heightPx: 240, isNarrow: false, periods, lines: [], isShare: true, ...part });
}

test('the axis begins at zero, whatever the lowest value', () => {
  expect(layOut({ lines: [aLine('a', [0.9, 0.95, 0.92])] }).yTicks[0]).toBe(0);
});

test('lines that end at the same height are named one below the other, by their last complete value', () => {
  const { labels } = layOut({ lines: [aLine('a', [0.5, 0.4, 0.1]), aLine('b', [0.5, 0.4, 0.9])] });

  expect(labels.map(({ share }) => share)).toEqual([0.4, 0.4]);
  expect((labels[1]?.y ?? 0) - (labels[0]?.y ?? 0)).toBeGreaterThanOrEqual(15);
});

test('names of lines that end near zero stay above the axis, and apart', () => {
  const { labels, y } = layOut({
    lines: [0.01, 0, 0].map((end, at) => aLine(String(at), [end, end, end])),
    isShare: false,
  });

  expect(Math.max(...labels.map((label) => label.y))).toBeLessThanOrEqual(y(0));
  for (const [at, { y: own }] of labels.slice(1).entries())
    expect(own - (labels[at]?.y ?? 0)).toBeGreaterThanOrEqual(15);
});
