import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { isIP } from 'node:net';

/** What a TLS server shows, both in PEM. */
export interface Certificate {
  key: string;
  cert: string;
}

export interface Authority {
  /** Its own certificate, in PEM. */
  cert: string;
  /** A certificate for a name or an address. */
  issue(host: string, options?: { isExpired?: boolean }): Certificate;
}

/** A certificate authority that nobody trusts until told to. Written out by hand, so that no test needs `openssl`. */
export function createAuthority(name = 'Test authority'): Authority {
  const own = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const issuer = { name, key: own.privateKey };
  return {
    cert: certificate({ issuer, subject: name, publicKey: own.publicKey, extensions: [isAuthority] }),
    issue: (host, { isExpired = false } = {}) => {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
      const cert = certificate({ issuer, subject: host, publicKey, extensions: [isFor(host)], isExpired });
      return { key: pem('PRIVATE KEY', privateKey.export({ format: 'der', type: 'pkcs8' })), cert };
    },
  };
}

/** A certificate that only its own key vouches for. */
export function selfSigned(host: string): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const issuer = { name: host, key: privateKey };
  return {
    key: pem('PRIVATE KEY', privateKey.export({ format: 'der', type: 'pkcs8' })),
    cert: certificate({ issuer, subject: host, publicKey, extensions: [isFor(host)] }),
  };
}

interface Content {
  issuer: { name: string; key: KeyObject };
  subject: string;
  publicKey: KeyObject;
  extensions: Buffer[];
  isExpired?: boolean;
}

// X.509 (RFC 5280) in DER: each value is a tag, a length and a content.
const dayMs = 86_400_000;
const tags = { integer: 0x02, bits: 0x03, octets: 0x04, oid: 0x06, text: 0x0c, time: 0x17, sequence: 0x30, set: 0x31 };

function certificate({ issuer, subject, publicKey, extensions, isExpired = false }: Content): string {
  const until = Date.now() + (isExpired ? -dayMs : dayMs);
  const told = sequence(
    der(0xa0, der(tags.integer, Buffer.from([2]))), // version 3
    der(tags.integer, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    nameOf(issuer.name),
    sequence(time(until - 3 * dayMs), time(until)),
    nameOf(subject),
    publicKey.export({ format: 'der', type: 'spki' }),
    der(0xa3, sequence(...extensions)),
  );
  const signature = der(tags.bits, Buffer.concat([Buffer.from([0]), sign('sha256', told, issuer.key)]));
  return pem('CERTIFICATE', sequence(told, ecdsaWithSha256, signature));
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: Buffer[]) => der(tags.sequence, Buffer.concat(parts));
const oid = (hex: string) => der(tags.oid, Buffer.from(hex, 'hex'));
const time = (at: number) =>
  der(tags.time, Buffer.from(`${new Date(at).toISOString().slice(2, 19).replaceAll(/[-T:]/g, '')}Z`));
const nameOf = (text: string) => sequence(der(tags.set, sequence(oid('550403'), der(tags.text, Buffer.from(text))))); // the common name
const pem = (label: string, content: Buffer) =>
  [
    `-----BEGIN ${label}-----`,
    ...(content.toString('base64').match(/.{1,64}/g) ?? []),
    `-----END ${label}-----`,
    '',
  ].join('\n');

const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));
/** Basic constraints, critical. */
const isAuthority = sequence(
  oid('551d13'),
  Buffer.from([0x01, 0x01, 0xff]),
  der(tags.octets, sequence(Buffer.from([0x01, 0x01, 0xff]))),
);

/** The name or the IPv4 address that the certificate is for. */
function isFor(host: string): Buffer {
  const name = isIP(host) ? der(0x87, Buffer.from(host.split('.').map(Number))) : der(0x82, Buffer.from(host));
  return sequence(oid('551d11'), der(tags.octets, sequence(name)));
}
