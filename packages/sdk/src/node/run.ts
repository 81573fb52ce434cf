/** Names this run of the program. A process number alone is not enough: in a container it is the same at every start. */
export const ownerOfThisRun = (): string => `${process.pid}-${Math.floor(performance.timeOrigin)}`;

/** False if the run is over for certain; a process number may be in use again by another program. */
export function isRunAlive(owner: string): boolean {
  const pid = Number(/^(\d+)-\d+$/.exec(owner)?.[1]);
  if (!(pid > 0)) return false;
  if (pid === process.pid) return owner === ownerOfThisRun();
  try {
    // Signal 0 only asks whether the process exists.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
