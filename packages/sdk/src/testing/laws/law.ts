/** Something that holds on every platform. It runs inside a test, or inside a page, so it needs no test runner. */
export interface Law {
  title: string;
  /** Rejects, saying why, if it does not hold. */
  check(): Promise<void>;
}

/** Throws unless both say the same as JSON. */
export function same(actual: unknown, expected: unknown): void {
  const [is, shouldBe] = [actual, expected].map((value) => JSON.stringify(value) ?? 'undefined');
  if (is !== shouldBe) throw new Error(`expected ${shortened(shouldBe)}, got ${shortened(is)}`);
}

/** Throws unless it is so. */
export function holds(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(`it does not hold that ${what}`);
}

const shortened = (text = '') => (text.length > 200 ? `${text.slice(0, 200)}… (${text.length} characters)` : text);

export const sleep = async (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
