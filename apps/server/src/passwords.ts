import { hash, verify } from '@node-rs/argon2';

/** OWASP's second choice of parameters for Argon2id: 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/** Compares in the same time whether or not there is a hash to compare with, so that nobody learns who has an account. */
export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  const isRight = await verify(stored ?? (await nobody), password);
  return isRight && stored !== undefined;
}

let nobody: Promise<string> | undefined;
