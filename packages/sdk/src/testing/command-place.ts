import { afterEach, beforeEach } from 'vitest';
import type { Telemetry } from '../core/telemetry.ts';
import { telemetryCommand, type About } from '../command/index.ts';
import { startHost, temporaryFolder, type HostOptions } from './host.ts';
import { startPeer, type Peer } from './peer.ts';

/** A program's folder and a collector, anew for each test, and what starts the program there. */
export function commandPlace() {
  let place: ReturnType<typeof temporaryFolder>;
  let peer: Peer;
  const hosts: Telemetry[] = [];

  beforeEach(async () => {
    place = temporaryFolder();
    peer = await startPeer();
  });
  afterEach(async () => {
    for (const host of hosts.splice(0)) await host.shutdown({ timeoutMs: 0 });
    await peer.close();
    place.remove();
  });

  return {
    folder: () => place.folder,
    peer: () => peer,
    start(options: Partial<HostOptions> = {}): Telemetry {
      const host = startHost({ folder: place.folder, endpoint: peer.endpoint, consent: 'ask', ...options });
      hosts.push(host);
      return host;
    },
  };
}

/** Carries out what somebody typed after `notes telemetry`. */
export async function type(telemetry: Telemetry, words: string, about?: About) {
  const output: string[] = [];
  const errors: string[] = [];
  const code = await telemetryCommand({
    telemetry,
    args: words.split(' ').filter((word) => word !== ''),
    program: 'notes',
    purposes: 'usage',
    about,
    print: (text) => output.push(text),
    printError: (text) => errors.push(text),
  });
  return { code, output: output.join('\n'), lines: output, errors: errors.join('\n') };
}

/** The ID under which it would send. */
export const installationOf = async (telemetry: Telemetry) => {
  const [body = '{}'] = await telemetry.preview();
  return (JSON.parse(body) as { installation?: string }).installation; // the SDK wrote it
};
