/** A command-line program that other people wrote and use, and what it is asked to do here. */
export interface Program {
  name: string;
  /** What Node is called with to start the program as it is. */
  plain: readonly string[];
  /** What Node is called with to start it, unchanged, with the SDK in its process. */
  wrapped: readonly string[];
  /** The times that it prints or writes itself: they differ from run to run, with the SDK and without. */
  times: RegExp;
  invocations: readonly Invocation[];
}

/** One call of a program, and what is known to come of it. */
export interface Invocation {
  what: string;
  args: readonly string[];
  stdin?: string;
  /** What lies in the working folder before. */
  files: Record<string, string>;
  /** The features that the wrapper counts one use of. */
  features: readonly string[];
  /** `null` if it ends by a signal. */
  exitCode: number | null;
  /** Found in what it prints, on either stream; nothing if it prints nothing. */
  says?: RegExp;
  /** Files that it makes or changes. */
  writes?: readonly string[];
}
