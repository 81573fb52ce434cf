/** What Deno hands to a program, as far as it is asked here. */
interface Deno {
  permissions: { querySync(asked: { name: string }): { state: string; partial: boolean } };
}

/**
 * False if Deno would stop the program and ask its person for a permission, which the program's own work may never need: then nothing is
 * touched at all. True elsewhere.
 */
export function isPermitted(): boolean {
  const { Deno } = globalThis as { Deno?: Deno };
  return (
    !Deno ||
    ['env', 'sys', 'read', 'write', 'net'].every((name) => {
      const { state, partial } = Deno.permissions.querySync({ name });
      return state === 'granted' && !partial;
    })
  );
}
