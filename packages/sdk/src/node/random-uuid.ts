import { attempt } from './attempt.ts';
import { fs } from './builtins.ts';

/** A random UUID from the system's generator. Linux hands them out as a file, which spares loading Node's cryptography. */
export function randomUuid(): string {
  const given = attempt(() => fs.readFileSync('/proc/sys/kernel/random/uuid', 'latin1').trim());
  return given?.length === 36 ? given : process.getBuiltinModule('node:crypto').randomUUID();
}
