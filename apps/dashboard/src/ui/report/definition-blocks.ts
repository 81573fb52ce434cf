/** A part of a definition: a paragraph, or a list. */
export type Block = { kind: 'text'; text: string } | { kind: 'list'; items: string[] };

/** Reads a report's definition: paragraphs with empty lines between them, and lists whose items begin with a dash. */
export function blocksOf(definition: string): Block[] {
  const blocks: Block[] = [];
  for (const paragraph of definition.split(/\n{2,}/)) {
    for (const line of paragraph.split('\n').filter((one) => one.trim() !== '')) {
      const last = blocks.at(-1);
      const isItem = line.startsWith('- ');
      const goesOn = paragraph.indexOf(line) > 0;
      if (isItem && last?.kind === 'list' && goesOn) last.items.push(line.slice(2));
      else if (isItem) blocks.push({ kind: 'list', items: [line.slice(2)] });
      else if (goesOn && last?.kind === 'list') last.items.push(`${last.items.pop() ?? ''} ${line.trim()}`);
      else if (goesOn && last?.kind === 'text') last.text += ` ${line.trim()}`;
      else blocks.push({ kind: 'text', text: line });
    }
  }
  return blocks;
}
