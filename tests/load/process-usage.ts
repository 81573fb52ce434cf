import { readFileSync } from 'node:fs';

const ticksPerSecond = 100; // what Linux reports in, whatever the kernel's own clock does

/** CPU seconds that a process used so far, and its resident memory in MB, from Linux' /proc. */
export function processUsage(pid: number): { cpuSeconds: number; residentMb: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return {
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
    residentMb: Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024),
  };
}
