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
  return writeText(item.value);
}

/** A text as it stands in a list: in quotes where it would mean something else without them. */
export const writeText = (text: string): string => (isPlain(text) ? text : `"${text.replaceAll('"', '""')}"`);

/** Whether a value means itself without quotes. */
const isPlain = (value: string) => value !== missingWord && value === value.trim() && !/^[!~]|[",]|\.\./.test(value);
