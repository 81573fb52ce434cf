import type { Context } from '@usance/protocol';
import type { AcceptedDay } from './accept.ts';
import { osVersionName } from './os-version.ts';
import { columnsWithOrdinal, writeLine, type Line } from './line.ts';

/** What is stamped on every row of a sync at the door. */
export interface Stamp {
  productId: number;
  firstDay: string;
  isReplacement: boolean;
  environment: string;
  kind: string;
  /** Two letters, or empty. */
  country: string;
  purposes: readonly string[];
}

/** A session day with all that its row is made of. `session` is the session's number. */
export interface StampedDay extends AcceptedDay {
  stamp: Stamp;
  session: string;
}

type System = NonNullable<Context['system']>;

/** Each column of `session_days` beside the value it gets. Missing text is '', a missing number 0. */
const fields: readonly (readonly [column: string, value: (row: StampedDay) => unknown])[] = [
  ['product_id', ({ stamp }) => stamp.productId],
  ['day', ({ sessionDay }) => sessionDay.day],
  ['session', ({ session }) => session],
  ['revision', ({ sessionDay }) => sessionDay.revision],
  ['first_day', ({ stamp }) => stamp.firstDay],
  ['replacement', ({ stamp }) => stamp.isReplacement],
  ['environment', ({ stamp }) => stamp.environment],
  ['kind', ({ stamp }) => stamp.kind],
  ['country', ({ stamp }) => stamp.country],
  ['purposes', ({ stamp }) => stamp.purposes],
  ['version', ({ context }) => context.app?.version ?? ''],
  ['build', ({ context }) => context.app?.build ?? ''],
  ['edition', ({ context }) => context.app?.edition ?? ''],
  ['language', ({ context }) => context.app?.language ?? ''],
  ['license_type', ({ context }) => context.license?.type ?? ''],
  ['license_status', ({ context }) => context.license?.status ?? []],
  ['os', ({ context }) => context.system?.os ?? ''],
  ['os_version', ({ context }) => osVersionName(context.system?.os ?? '', context.system?.osVersion ?? '')],
  ['arch', ({ context }) => context.system?.arch ?? ''],
  ['cpu', ({ context }) => context.system?.cpu ?? ''],
  ['cores', ({ context }) => context.system?.cores ?? 0],
  ['memory_mb', ({ context }) => context.system?.memoryMb ?? 0],
  ['gpu', ({ context }) => context.system?.gpu ?? ''],
  ['screen', ({ context }) => resolution(context.system?.screen)],
  ['screen_scale', ({ context }) => context.system?.screen?.[2] ?? 0],
  ['displays', ({ context }) => context.system?.displays ?? 0],
  ['locale', ({ context }) => context.system?.locale ?? ''],
  ['runtime', ({ context }) => context.system?.runtime ?? ''],
  ['form_factor', ({ context }) => context.system?.formFactor ?? ''],
  ['virtual_machine', ({ context }) => yesOrNo(context.system?.virtualMachine)],
  ['container', ({ context }) => yesOrNo(context.system?.container)],
  ['properties', ({ context }) => asTexts(context.properties ?? {})],
  ['sessions', ({ sessionDay }) => sessionDay.sessions ?? 1],
  ['continued', ({ sessionDay }) => sessionDay.continued ?? false],
  ['seconds', ({ sessionDay }) => sessionDay.seconds],
  ['local_hour', ({ sessionDay }) => sessionDay.localHour ?? 0],
  ['local_weekday', ({ sessionDay }) => sessionDay.localWeekday ?? 0],
  ['ended', ({ sessionDay }) => sessionDay.ended ?? false],
  ['crashed', ({ sessionDay }) => sessionDay.crashed ?? false],
  ['uses.name', ({ sessionDay }) => sessionDay.uses?.map(([name]) => name) ?? []],
  ['uses.count', ({ sessionDay }) => sessionDay.uses?.map(([, count]) => count) ?? []],
  ['uses.total', ({ sessionDay }) => sessionDay.uses?.map(([, , total]) => total ?? 0) ?? []],
];

export const sessionDayColumns = columnsWithOrdinal(fields);

/** The row as a line, in the order of `sessionDayColumns`. */
export const sessionDayLine = (row: StampedDay): Line => writeLine(fields.map(([, value]) => value(row)));

const resolution = (screen: System['screen']) => (screen === undefined ? '' : `${screen[0]}x${screen[1]}`);

const yesOrNo = (value: boolean | undefined) => (value === undefined ? '' : value ? 'yes' : 'no');

/** Values as the engine keeps them. */
export const asTexts = (properties: Record<string, string | number | boolean>) =>
  Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, String(value)]));
