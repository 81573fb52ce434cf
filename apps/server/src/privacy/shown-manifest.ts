import { createHash } from 'node:crypto';
import { manifestOf, type Facts, type Manifest } from '@usance/documents';
import type { Registry } from '@usance/registry';

/** A manifest, and the SHA-256 of its JSON. */
interface ShownManifest {
  manifest: Manifest;
  manifestHash: string;
}

/**
 * The manifest to be shown of a product. One that tells something else than the one before it is written down first, with that one's hash in
 * it: whoever kept an earlier one can tell whether any was left out since.
 */
export async function shownManifest(
  manifests: Registry<object>['manifests'],
  productId: number,
  facts: Facts,
): Promise<ShownManifest> {
  const toldHash = hashOf(manifestOf(facts, null));
  for (;;) {
    const latest = await manifests.latest(productId);
    const isNew = latest?.toldHash !== toldHash;
    const manifest = manifestOf(facts, isNew ? (latest?.hash ?? null) : latest.previous);
    const hash = hashOf(manifest);
    if (!isNew) return { manifest, manifestHash: hash };
    const link = { number: (latest?.number ?? 0) + 1, toldHash, hash, previous: manifest.previous };
    if (await manifests.add(productId, link)) return { manifest, manifestHash: hash };
    // Another process wrote one at the same time: this one follows it, or is the same.
  }
}

const hashOf = (manifest: Manifest) => createHash('sha256').update(JSON.stringify(manifest)).digest('hex');
