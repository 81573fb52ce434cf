import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';
import { newFolder, removeFolder } from './testing/test-server.ts';

/** The message with which an environment is refused. */
function faultsOf(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'none';
}

describe('the configuration', () => {
  test('of an empty environment is that of a laptop', () => {
    const { dataDir, backupKeysDir, ...config } = readConfig({});

    expect(dataDir).toMatch(/\/data$/);
    expect(backupKeysDir).toBe(join(dataDir, 'backup-keys'));
    expect(config).toEqual({
      host: 'localhost',
      port: 8420,
      baseUrl: 'http://localhost:8420',
      databaseUrl: undefined,
      clickhouseUrl: undefined,
      appSecret: undefined,
      trustProxy: [],
      ownerToken: undefined,
      geoipFile: undefined,
      logLevel: 'info',
    });
  });

  test('takes an empty variable for none', () => {
    expect(readConfig({ PORT: '', HOST: '', APP_SECRET: '', USANCE_DATA_DIR: '', USANCE_OWNER_TOKEN: '' })).toEqual(
      readConfig({}),
    );
  });

  test('is what every variable says', () => {
    expect(
      readConfig({
        HOST: '::1',
        PORT: '80',
        BASE_URL: 'https://usage.example.com/',
        USANCE_DATA_DIR: '/var/lib/usance',
        DATABASE_URL: 'postgres://u:p@db/usance',
        CLICKHOUSE_URL: 'https://u:p@warehouse:8443',
        APP_SECRET: 's'.repeat(32),
        TRUST_PROXY: 'loopback, 10.0.0.0/8,2001:db8::1 ',
        USANCE_OWNER_TOKEN: 't'.repeat(20),
        GEOIP_DB_PATH: '/usr/share/country.mmdb',
        USANCE_BACKUP_KEYS: '/etc/usance/keys',
        LOG_LEVEL: 'debug',
      }),
    ).toEqual({
      host: '::1',
      port: 80,
      baseUrl: 'https://usage.example.com',
      dataDir: '/var/lib/usance',
      databaseUrl: 'postgres://u:p@db/usance',
      clickhouseUrl: 'https://u:p@warehouse:8443',
      appSecret: 's'.repeat(32),
      trustProxy: ['loopback', '10.0.0.0/8', '2001:db8::1'],
      ownerToken: 't'.repeat(20),
      geoipFile: '/usr/share/country.mmdb',
      backupKeysDir: '/etc/usance/keys',
      logLevel: 'debug',
    });
  });

  test('reaches an IPv6 host in brackets', () => {
    expect(readConfig({ HOST: '::1' }).baseUrl).toBe('http://[::1]:8420');
  });

  test('reads secrets from files', () => {
    const folder = newFolder('secrets');
    const file = join(folder, 'secret');
    writeFileSync(file, `${'s'.repeat(40)}\n`);

    const { appSecret, ownerToken } = readConfig({ APP_SECRET_FILE: file, USANCE_OWNER_TOKEN_FILE: file });

    expect([appSecret, ownerToken]).toEqual(['s'.repeat(40), 's'.repeat(40)]);
    removeFolder(folder);
  });

  test.each([
    ['PORT', '80 80'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '0x50'],
    ['LOG_LEVEL', 'loud'],
    ['BASE_URL', 'usage.example.com'],
    ['BASE_URL', 'ftp://usage.example.com'],
    ['DATABASE_URL', 'mysql://db'],
    ['DATABASE_URL', 'db'],
    ['CLICKHOUSE_URL', 'tcp://warehouse:9000'],
    ['APP_SECRET', 'too short'],
    ['USANCE_OWNER_TOKEN', 'too short'],
    ['USANCE_OWNER_TOKEN_FILE', '/nowhere/at/all'],
    ['APP_SECRET_FILE', '/nowhere/at/all'],
    ['TRUST_PROXY', 'everyone'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', 'true'],
    ['USANCE_DATA_DIRECTORY', '/var/lib/usance'],
    ['USANCE_PORT', '80'],
  ])('is refused for %s=%s, in one line that names it', (name, value) => {
    const faults = faultsOf({ [name]: value });

    expect(faults).toContain(name);
    expect(faults).not.toContain('\n');
  });

  test('names every fault at once', () => {
    const faults = faultsOf({ PORT: 'x', LOG_LEVEL: 'x', APP_SECRET: 'x', USANCE_X: 'x', TRUST_PROXY: 'x' });

    for (const name of ['PORT', 'LOG_LEVEL', 'APP_SECRET', 'USANCE_X', 'TRUST_PROXY']) expect(faults).toContain(name);
    expect(faults).not.toContain('\n');
  });

  test('repeats no secret that it refuses', () => {
    const faults = faultsOf({
      APP_SECRET: 'sesame',
      USANCE_OWNER_TOKEN: 'sesame',
      DATABASE_URL: 'mysql://me:sesame@db',
      CLICKHOUSE_URL: 'tcp://me:sesame@db',
    });

    expect(faults.split('; ')).toHaveLength(4);
    expect(faults).not.toContain('sesame');
  });

  test('refuses a secret that is given twice', () => {
    expect(faultsOf({ APP_SECRET: 's'.repeat(32), APP_SECRET_FILE: import.meta.filename })).toContain('keep one');
  });
});
