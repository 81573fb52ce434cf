import { fs, path } from './builtins.ts';
import { isMissing } from './file-storage.ts';

/** Where an administrator says for a whole machine what may be collected: of one product, or of all. */
export function policyFiles(name: string, environment: NodeJS.ProcessEnv): string[] {
  const folder =
    process.platform === 'win32'
      ? path.join(environment.ProgramData || 'C:\\ProgramData', 'usance')
      : process.platform === 'darwin'
        ? '/Library/Application Support/usance'
        : '/etc/usance';
  return [path.join(folder, `${name}.json`), path.join(folder, 'policy.json')];
}

/** The text of the first of these files that is there; empty if it cannot be read, so that nothing is collected. */
export function readPolicy(files: readonly string[]): string | undefined {
  for (const file of files) {
    try {
      return fs.readFileSync(file, 'utf8');
    } catch (error) {
      if (!isMissing(error)) return '';
    }
  }
  return undefined;
}
