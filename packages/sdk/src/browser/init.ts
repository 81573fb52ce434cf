import { createIdleTelemetry } from '../core/create-idle-telemetry.ts';
import { createTelemetry } from '../core/create-telemetry.ts';
import { checkOptions, type TelemetryOptions } from '../core/options.ts';
import type { Telemetry } from '../core/telemetry.ts';
import { isText } from '../core/text.ts';
import { createBrowserPlatform } from './browser-platform.ts';

/** The options of `init` for pages and webviews. */
export interface InitOptions extends TelemetryOptions {
  /** Names what is kept for this product in the page's storage, instead of its key. */
  appName?: string | undefined;
  /** Where the page's own code lies; only frames in it are told of an exception. Default: the page's origin. */
  applicationRoot?: string | undefined;
}

/**
 * Begins to record, as far as the person's choice allows it. Options that cannot work make an instance that does nothing, and
 * says so in `consent.status()`; so does a page in which several tabs could not share one installation, and a program without a page.
 */
export function init(options: InitOptions): Telemetry {
  try {
    const checked = checkOptions(options);
    if (checked === undefined) return createIdleTelemetry('invalid-options');
    // A server that renders pages has no document; what it may have by the other names is not a page's. Web Locks are there in
    // secure contexts only.
    if (globalThis.document && navigator.locks && localStorage) {
      const { appName, applicationRoot } = options;
      return createTelemetry(
        createBrowserPlatform(
          isText(appName, 100) ? appName : checked.key,
          typeof applicationRoot === 'string' ? applicationRoot : location.origin,
        ),
        checked,
      );
    }
  } catch {
    // A page may be forbidden to ask for its storage at all.
  }
  return createIdleTelemetry('no-storage');
}
