/** What lines are read from. */
export type Input = NodeJS.ReadableStream & { isTTY?: boolean };

/**
 * The next line that somebody types, or why there is none. The terminal stays as it is, so that nothing must be put right if the program
 * is killed meanwhile; what came after the line is left for the program.
 */
export async function nextLine(
  input: Input,
  timeoutMs: number,
): Promise<{ line: string } | { without: 'unanswered' | 'interrupted' }> {
  return new Promise((resolve) => {
    let typed = '';
    const finish = (outcome: Parameters<typeof resolve>[0]) => {
      clearTimeout(timer);
      input.off('data', take).off('end', leave).off('error', leave);
      process.off('SIGINT', interrupt);
      input.pause();
      resolve(outcome);
    };
    const take = (chunk: Buffer | string) => {
      const end = chunk.indexOf('\n');
      typed += String(end < 0 ? chunk : chunk.slice(0, end));
      if (end < 0) return;
      const rest = chunk.slice(end + 1);
      finish({ line: typed.trim().toLowerCase() });
      if (rest.length > 0) input.unshift(rest);
    };
    const leave = () => finish({ without: 'unanswered' });
    const interrupt = () => finish({ without: 'interrupted' });
    const timer = setTimeout(leave, timeoutMs);
    process.on('SIGINT', interrupt);
    input.on('data', take).on('end', leave).on('error', leave);
    input.resume();
  });
}
