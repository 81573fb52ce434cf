import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/host.ts';
import { startLawPeer } from '../testing/laws/law-peer.ts';
import { platformContract } from '../testing/platform-contract.ts';
import { createNodePlatform } from './node-platform.ts';

const peer = await startLawPeer();
const { folder, remove } = temporaryFolder();
const open = (place: string) =>
  createNodePlatform({
    storageFolder: join(folder, place),
    environment: { LANG: 'en_GB.UTF-8' },
    policyFiles: [],
    sendLater: () => false,
  });

describe('on Node', () => {
  afterAll(async () => {
    remove();
    await peer.close();
  });

  it.each(platformContract(open, peer))('$title', async ({ check }) => {
    await expect(check()).resolves.toBeUndefined();
  });
});
