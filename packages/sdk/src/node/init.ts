import { createTelemetry } from '../core/create-telemetry.ts';
import { createIdleTelemetry } from '../core/idle-telemetry.ts';
import { checkOptions, type TelemetryOptions } from '../core/options.ts';
import type { Telemetry } from '../core/telemetry.ts';
import { isText } from '../core/text.ts';
import { createNodePlatform } from './node-platform.ts';
import { defaultStorageFolder } from './storage-folder.ts';

/** The options of `init` for programs that run on Node. */
export interface InitOptions extends TelemetryOptions {
  /** Names the folder that is kept for this product, instead of its key. */
  appName?: string | undefined;
  /** The folder itself, instead of the platform's usual place. */
  storageFolder?: string | undefined;
  /** Where the program's own code lies; only frames in it are told of an exception. Default: the main file's folder. */
  applicationRoot?: string | undefined;
}

/**
 * Begins to record, as far as the person's choice allows it. Options that cannot work make an instance that does nothing, and
 * says so in `consent.status()`: a wrong key must not stop the program.
 */
export function init(options: InitOptions): Telemetry {
  try {
    const checked = checkOptions(options);
    if (checked === undefined) return createIdleTelemetry('invalid-options');
    const { appName, storageFolder, applicationRoot } = options;
    return createTelemetry(
      createNodePlatform({
        storageFolder: isText(storageFolder, 4096)
          ? storageFolder
          : defaultStorageFolder(isText(appName, 100) ? appName : checked.key, process.env),
        environment: process.env,
        applicationRoot: typeof applicationRoot === 'string' ? applicationRoot : undefined,
      }),
      checked,
    );
  } catch {
    return createIdleTelemetry('invalid-options');
  }
}
