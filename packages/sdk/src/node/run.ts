const startedAt = Math.round(Date.now() - process.uptime() * 1000);

/** Names this run of the program. A process number alone is not enough: in a container it is the same at every start. */
export const ownerOfThisRun = (): string => `${process.pid}-${startedAt}`;

/** False if the run is over, as far as process numbers tell: they may be in use again, or count in another container. */
export function isRunAlive(owner: string): boolean {
  const pid = Number.parseInt(owner, 10);
  if (pid === process.pid) return owner === ownerOfThisRun();
  try {
    // Signal 0 only asks whether the process exists.
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // Node throws no other kind here
  }
}
