import type { Exception } from '@usance/protocol';
import { limits } from '@usance/protocol/limits';
import { isName, isText } from './text.ts';

/** Frames that are told of one exception; the innermost are worth most. */
const maxFrames = 16;

/**
 * What may be told of an exception: its type, and where in the application's own code it arose. Never its message, which may
 * hold a name, a path or a person's text, and no path outside `root`.
 */
export function describeException(error: unknown, root: string): Omit<Exception, 'seq' | 'hour'> {
  return { type: typeOf(error), frames: framesOf(error, root), handled: true };
}

function typeOf(error: unknown): string {
  const name: unknown = error instanceof Error ? error.name : undefined;
  return isName(name) && /^[A-Z]\w*(?:Error|Exception)$/.test(name) ? name : 'Error';
}

function framesOf(error: unknown, root: string): string[] {
  if (!(error instanceof Error) || typeof error.stack !== 'string') return [];
  const { stack, message } = error;
  // The message stands at the head of the stack and may look like frames itself. If it cannot be told apart, nothing is told.
  const messageAt = stack.indexOf(message);
  if (messageAt < 0) return [];
  const lines = stack.slice(messageAt + message.length).split('\n');
  return lines
    .filter((line) => /^\s+at /.test(line))
    .slice(0, maxFrames)
    .map((line) => frameOf(line, folder(root)));
}

/** `src/notes.js:10:5` inside the root, `npm:<package>`, `node:<module>`, or `<external>`. */
function frameOf(line: string, root: string): string {
  const place = /^\s+at (?:.*? \((.*)\)|(?:async )?(.*))$/.exec(line);
  const location = place?.[1] ?? place?.[2] ?? '';
  if (location.startsWith('node:')) return location.replace(/(?::\d+)+$/, '');
  const path = pathOf(location);
  const dependency = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
  if (dependency !== undefined) return fit(`npm:${dependency}`);
  const isOwn = root !== '' && path.startsWith(root) && !path.includes('/../');
  return isOwn ? fit(path.slice(root.length)) : external;
}

const external = '<external>';

const fit = (frame: string) => (isText(frame, limits.frameLength) ? frame : external);

const folder = (root: string) => (/^(?:[A-Za-z]:)?[/\\]*$/.test(root) ? '' : `${pathOf(root).replace(/\/+$/, '')}/`);

/** With forward slashes everywhere, and decoded where it was written as an address. */
function pathOf(location: string): string {
  const path = location.startsWith('file://') ? decodeURIComponent(location.slice('file://'.length)) : location;
  return path.replaceAll('\\', '/').replace(/^\/(?=[A-Za-z]:\/)/, '');
}
