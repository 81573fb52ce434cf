import type { ErasureReceipt } from '@usance/api';
import type { Context } from '../context.ts';
import type { Asked } from './export-installation.ts';

/** An erasure is over within the hour. */
const doneWithinMs = 3_600_000;

/** Puts up the tombstone of an installation, known or not, and answers with a receipt that says when, and not whose. */
export async function requestErasure(
  { erasures, signer, now }: Pick<Context, 'erasures' | 'signer' | 'now'>,
  { productId, pseudonym }: Asked,
): Promise<ErasureReceipt> {
  const at = now();
  const times = { requestedAt: at.toISOString(), doneBy: new Date(at.getTime() + doneWithinMs).toISOString() };
  await erasures.request({ productId, pseudonym, requestedAt: times.requestedAt });
  const receipt = signer.sign('erasure-receipt', { iss: 'usance', product: productId, ...times });
  return { ...times, receipt };
}
