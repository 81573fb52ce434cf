import { createHmac, hkdfSync } from 'node:crypto';
import type { LinkAudit } from '@usance/registry';

/** HMAC-SHA-256 under a key made of the application's secret: whoever has the database alone cannot make a link. */
export function createAuditLinks(appSecret: string): LinkAudit {
  const key = Buffer.from(hkdfSync('sha256', appSecret, '', 'usance/audit', 32));
  return (previous, entry) => createHmac('sha256', key).update(`${previous}\n${entry}`).digest('base64url');
}
