import { spawn } from 'node:child_process';

/** The example program as a person runs it, in a home of its own. */
export interface NotesProgram {
  /** Runs it once; `answer` is typed where it asks. Resolves to what it printed and its exit code. */
  run(
    args: string[],
    options?: { answer?: string; endpoint?: string },
  ): Promise<{ output: string; exitCode: number | null }>;
}

export interface NotesProgramOptions {
  /** The built program. */
  file: string;
  home: string;
  endpoint: string;
  key: string;
}

export function createNotesProgram({ file, home, endpoint, key }: NotesProgramOptions): NotesProgram {
  return {
    run: (args, { answer = '', endpoint: other = endpoint } = {}) =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [file, ...args], {
          env: {
            PATH: process.env['PATH'],
            HOME: home,
            NOTES_HOME: home,
            NOTES_TELEMETRY_ENDPOINT: other,
            NOTES_TELEMETRY_KEY: key,
          },
          stdio: ['pipe', 'pipe', 'pipe'],
        });
        let output = '';
        for (const stream of [child.stdout, child.stderr])
          stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
        child.once('error', reject);
        child.once('exit', (exitCode) => resolve({ output, exitCode }));
        child.stdin.end(answer);
      }),
  };
}
