const key = 'usance-product';

/** The product that was open last in this browser, so that the start page leads back to it. */
export function recallProduct(): number | undefined {
  const text = localStorage.getItem(key);
  return text === null ? undefined : Number(text);
}

export function rememberProduct(id: number): void {
  localStorage.setItem(key, String(id));
}
