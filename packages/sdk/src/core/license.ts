import type { RecordedContext } from './session-record.ts';
import { limits } from '@usance/protocol/limits';
import { fitText, isObject } from './text.ts';

/** What the product knows of its licence: never the key itself. */
export interface License {
  /** `trial`, `subscription`, … */
  type?: string | undefined;
  /** `activated`, `expired`, … */
  status?: string[] | undefined;
}

/** The licence as the wire takes it, or `undefined` if nothing is known of it. */
export function fitLicense(license: unknown): RecordedContext['license'] {
  if (!isObject(license)) return undefined;
  const { type, status } = license;
  return {
    type: fitText(type),
    status: Array.isArray(status)
      ? status.flatMap((one) => fitText(one) ?? []).slice(0, limits.licenseStatuses)
      : undefined,
  };
}
