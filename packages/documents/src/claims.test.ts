import { expect, test } from 'vitest';
import { findClaim } from './claims.ts';

test.each([
  ['Fully Anonymous usage data', 'Anonym'],
  ['Die Daten sind anonymisiert', 'anonym'],
  ['des données anonymes', 'anonym'],
  ['datos anónimos', 'anónim'],
  ['datos ano\u0301nimos', 'anónim'],
  ['dati anonimi', 'anonim'],
  ['dados anônimos', 'anônim'],
  ['匿名のデータ', '匿名'],
  ['匿名数据', '匿名'],
  ['Wir sind DSGVO-konform', 'DSGVO-konform'],
  ['We are GDPR compliant', 'GDPR compliant'],
  ['conforme al RGPD', 'conforme al RGPD'],
  ['De-identified data only', 'De-identified'],
  ['Es werden keine personenbezogenen Daten verarbeitet', 'keine personenbezogenen Daten'],
])('sees the claim in %j', (text, claim) => {
  expect(findClaim(text)).toBe(claim);
});

test.each([
  'pseudonymous',
  'pseudonymisiert',
  'pseudonyme',
  'seudónimo',
  'pseudonimo',
  '仮名',
  '化名',
  'A map of who uses it',
])('sees no claim in %j', (text) => {
  expect(findClaim(text)).toBeUndefined();
});
