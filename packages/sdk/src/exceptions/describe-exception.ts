import { limits } from '@usance/protocol/limits';
import type { Allowed } from '../core/allowed.ts';
import type { ExceptionReport } from '../core/telemetry.ts';
import { isText } from '../core/text.ts';

/** Frames that are told of one exception; the innermost are worth most. */
const maxFrames = 16;

export interface ExceptionPlace {
  /** Where the application's own code lies. */
  root: string;
  handled: boolean;
  allowed: Pick<Allowed, 'message'>;
}

/**
 * What may be told of an exception: its type, and where in the application's own code it arose. Never a path outside `root`, and its
 * message only where the plan has a pattern for it, since it may hold a name, a path or a person's text.
 */
export function describeException(error: unknown, { root, handled, allowed }: ExceptionPlace): ExceptionReport {
  if (!(error instanceof Error)) return { type: 'Error', frames: [], handled };
  const { name, message, stack } = error;
  const isTold = isText(message, limits.messageLength) && allowed.message(message);
  return {
    type: isText(name, limits.nameLength) && /^[A-Z]\w*(?:Error|Exception)$/.test(name) ? name : 'Error',
    ...(isTold && { message }),
    frames: framesOf(`${stack}`, message, folder(root)),
    handled,
  };
}

function framesOf(stack: string, message: string, root: string): string[] {
  // The message stands at the head of the stack and may look like frames itself. If it cannot be told apart, nothing is told.
  const messageAt = stack.indexOf(message);
  const lines = messageAt < 0 ? [] : stack.slice(messageAt + message.length).split('\n');
  return lines.flatMap((line) => frameOf(line, root) ?? []).slice(0, maxFrames);
}

/** `src/notes.js:10:5` inside the root, `npm:<package>`, `node:<module>`, or `<external>`; `undefined` for what is no frame. */
function frameOf(line: string, root: string): string | undefined {
  // V8 writes `at name (place)` or `at place`; other engines `name@place`.
  const place = /^\s+at (?:.*? \((.*)\)|(?:async )?(.*))$|^[^@\s]*@(.+)$/.exec(line);
  if (place === null) return undefined;
  const location = place[1] ?? place[2] ?? place[3] ?? '';
  if (location.startsWith('node:')) return location.replace(/(?::\d+)+$/, '');
  const path = pathOf(location);
  const dependency = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
  const isOwn = root !== '' && path.startsWith(root) && !path.includes('/../');
  const frame = dependency ? `npm:${dependency}` : isOwn ? path.slice(root.length) : '';
  return isText(frame, limits.frameLength) ? frame : '<external>';
}

const folder = (root: string) => (/^(?:[A-Za-z]:)?[/\\]*$/.test(root) ? '' : `${pathOf(root).replace(/\/+$/, '')}/`);

/** With forward slashes everywhere, decoded where it was written as an address, and without what follows a page's path. */
function pathOf(location: string): string {
  const path = location.startsWith('file://')
    ? decodeURIComponent(location.slice('file://'.length))
    : location.replace(/\?[^:]*/, '');
  return path.replaceAll('\\', '/').replace(/^\/(?=[A-Za-z]:\/)/, '');
}
