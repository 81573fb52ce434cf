/** Waits for what another process or thread does; at most five seconds, so that a test that waits in vain says why. */
export async function until(isSo: () => boolean, what = 'what was waited for'): Promise<void> {
  for (const end = performance.now() + 5000; !isSo();) {
    if (performance.now() > end) throw new Error(`${what} did not happen`);
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
  }
}
