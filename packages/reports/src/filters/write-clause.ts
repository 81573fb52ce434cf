import { type Clause, type Item, missingWord } from './clause.ts';
import { writeSubject } from './subject.ts';

/** The URL's key and value that `parseClause` reads as this clause. */
export function writeClause({ subject, isNegated, condition }: Clause): [key: string, value: string] {
  const positive =
    condition.kind === 'pattern' ? `~${condition.pattern}` : condition.items.map((item) => writeItem(item)).join(',');
  return [writeSubject(subject), `${isNegated ? '!' : ''}${positive}`];
}

function writeItem(item: Item): string {
  if (item.kind === 'missing') return missingWord;
  if (item.kind === 'range') return `${item.from ?? ''}..${item.to ?? ''}`;
  return isPlain(item.value) ? item.value : `"${item.value.replaceAll('"', '""')}"`;
}

/** Whether a value means itself without quotes. */
const isPlain = (value: string) => value !== missingWord && value === value.trim() && !/^[!~]|[",]|\.\./.test(value);
