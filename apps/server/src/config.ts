import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';

/** Everything that the environment decides, checked as a whole before anything is opened. */
export interface Config {
  host: string;
  port: number;
  /** Where people reach the server: `https://usage.example.com`. */
  baseUrl: string;
  dataDir: string;
  /** PostgreSQL; without it the registry is a file in `dataDir`. */
  databaseUrl: string | undefined;
  /** A ClickHouse server; without it the engine runs in this process, in `dataDir`. */
  clickhouseUrl: string | undefined;
  /** Without it, one is made and kept in `dataDir`. */
  appSecret: string | undefined;
  /** Whose forwarding headers are believed: `loopback`, addresses or networks, comma-separated. Without it nobody's. */
  trustProxy: string[];
  ownerToken: string | undefined;
  /** A newer database of countries than the bundled one. */
  geoipFile: string | undefined;
  /** Where the keys of backups lie, one a month. */
  backupKeysDir: string;
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

/** The environment says something that cannot be. The message is one line that names every fault. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

type Environment = Record<string, string | undefined>;

const ownNames = new Set([
  'USANCE_BACKUP_KEYS',
  'USANCE_DATA_DIR',
  'USANCE_OWNER_TOKEN',
  'USANCE_OWNER_TOKEN_FILE',
  'USANCE_SERVER',
  'USANCE_TOKEN',
]);
const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;

/** Reads the configuration. Throws a `ConfigError` that names all that is wrong. */
export function readConfig(environment: Environment): Config {
  const faults: string[] = [];
  const value = (name: string) => (environment[name] === '' ? undefined : environment[name]);

  function secret(name: string): string | undefined {
    const file = value(`${name}_FILE`);
    if (file === undefined) return value(name);
    if (value(name) !== undefined) faults.push(`${name} and ${name}_FILE are both set: keep one`);
    try {
      return readFileSync(file, 'utf8').trim();
    } catch {
      faults.push(`${name}_FILE: ${file} cannot be read`);
      return undefined;
    }
  }

  function url(name: string, text: string | undefined, protocols: readonly string[]): string | undefined {
    if (text === undefined) return undefined;
    const protocol = URL.canParse(text) ? new URL(text).protocol : '';
    // The address may hold a password, so the message does not repeat it.
    if (!protocols.includes(protocol))
      faults.push(`${name} must be an address that begins with ${protocols.join('// or ')}//`);
    return text.replace(/\/+$/, '');
  }

  const port = value('PORT') ?? '8420';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    faults.push(`PORT must be a number from 0 to 65535, not "${port}"`);
  const logLevel = logLevels.find((level) => level === (value('LOG_LEVEL') ?? 'info'));
  if (logLevel === undefined) faults.push(`LOG_LEVEL must be one of ${logLevels.join(', ')}`);
  const appSecret = secret('APP_SECRET');
  if (appSecret !== undefined && appSecret.length < 32) faults.push('APP_SECRET must have at least 32 characters');
  const ownerToken = secret('USANCE_OWNER_TOKEN');
  if (ownerToken !== undefined && ownerToken.length < 20)
    faults.push('USANCE_OWNER_TOKEN must have at least 20 characters');
  for (const name of Object.keys(environment))
    if (name.startsWith('USANCE_') && !ownNames.has(name))
      faults.push(`${name} is not known: remove it, or look for a slip of the pen`);

  const trustProxy = (value('TRUST_PROXY') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  for (const part of trustProxy)
    if (!isNetwork(part))
      faults.push(`TRUST_PROXY must list loopback, linklocal, uniquelocal, addresses or networks, not "${part}"`);

  const dataDir = resolve(value('USANCE_DATA_DIR') ?? 'data');
  const host = value('HOST') ?? 'localhost';
  const config: Config = {
    host,
    port: Number(port),
    baseUrl:
      url('BASE_URL', value('BASE_URL'), ['http:', 'https:']) ??
      `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    dataDir,
    databaseUrl: url('DATABASE_URL', secret('DATABASE_URL'), ['postgres:', 'postgresql:']),
    clickhouseUrl: url('CLICKHOUSE_URL', secret('CLICKHOUSE_URL'), ['http:', 'https:']),
    appSecret,
    trustProxy,
    ownerToken,
    geoipFile: value('GEOIP_DB_PATH'),
    backupKeysDir: resolve(value('USANCE_BACKUP_KEYS') ?? join(dataDir, 'backup-keys')),
    logLevel: logLevel ?? 'info',
  };
  if (faults.length > 0) throw new ConfigError(faults.join('; '));
  return config;
}

/** `loopback` and its like, an address, or a network as `10.0.0.0/8`. */
function isNetwork(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (family === 4 ? 32 : 128))
  );
}
