import { existsSync, readdirSync } from 'node:fs';
import { installPackage } from './apt.mjs';

const versions = '/usr/lib/postgresql';

/**
 * Sees to it that there is a PostgreSQL for the registry's tests, which start a server of their own with it, or use that of
 * `TEST_DATABASE_URL`. Answers with nothing, or with one sentence on why there is none.
 */
export async function installPostgres() {
  if (process.env.TEST_DATABASE_URL !== undefined || isInstalled()) return undefined;
  console.log('Installing PostgreSQL, for the tests of the registry …');
  return installPackage('postgresql');
}

const isInstalled = () =>
  existsSync(versions) && readdirSync(versions).some((version) => existsSync(`${versions}/${version}/bin/initdb`));
