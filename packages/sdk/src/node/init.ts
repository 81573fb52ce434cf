import { createIdleTelemetry } from '../core/create-idle-telemetry.ts';
import { createTelemetry } from '../core/create-telemetry.ts';
import { checkOptions, type TelemetryOptions } from '../core/options.ts';
import type { Telemetry } from '../core/telemetry.ts';
import { isText } from '../core/text.ts';
import { path } from './builtins.ts';
import { isPermitted } from './deno-permissions.ts';
import { createNodePlatform } from './node-platform.ts';
import { defaultStorageFolder, safeName } from './storage-folder.ts';
import { policyFiles } from './system-policy.ts';

/** The options of `init` for programs that run on Node. */
export interface InitOptions extends TelemetryOptions {
  /** Names the folder that is kept for this product, and its policy file, instead of its key. */
  appName?: string | undefined;
  /** The folder itself, instead of the platform's usual place. It belongs to this product alone. */
  storageFolder?: string | undefined;
  /** Where the program's own code lies; only frames in it are told of an exception. Default: the main file's folder. */
  applicationRoot?: string | undefined;
  /** Certificates of authorities that are trusted beside the system's, in PEM. */
  ca?: string | undefined;
  /** Lets something else send what waits when the program ends: `detachedSender` of `@usance/sdk/detached`. */
  sendLater?: ((options: InitOptions) => boolean) | undefined;
}

/**
 * Begins to record, as far as the person's choice allows it. Options that cannot work make an instance that does nothing, and
 * says so in `consent.status()`: a wrong key must not stop the program.
 */
export function init(options: InitOptions): Telemetry {
  try {
    const checked = checkOptions(options);
    if (checked === undefined) return createIdleTelemetry('invalid-options');
    if (!isPermitted()) return createIdleTelemetry('no-storage');
    const { appName, applicationRoot, ca, sendLater } = options;
    const name = safeName(isText(appName, 100) ? appName : checked.key);
    const storageFolder = isText(options.storageFolder, 4096)
      ? path.resolve(options.storageFolder)
      : defaultStorageFolder(name, process.env);
    return createTelemetry(
      createNodePlatform({
        storageFolder,
        environment: process.env,
        policyFiles: policyFiles(name, process.env),
        ca: typeof ca === 'string' ? ca : undefined,
        applicationRoot: typeof applicationRoot === 'string' ? applicationRoot : undefined,
        sendLater: () => sendLater?.({ ...options, storageFolder }) ?? false,
      }),
      checked,
    );
  } catch {
    return createIdleTelemetry('invalid-options');
  }
}
