import type { Form } from './form.ts';
import { digits } from './occurring.ts';

/** Folders of systems and programs, under which no person chose a name. */
const systemRoots =
  /^\/(?:usr|opt|lib|lib32|lib64|bin|sbin|etc|app|snap|nix\/store|System|Library|Applications|proc|sys|dev|boot|workspace|rustc|build|dist|src|node_modules|_next|\$bunfs|home\/runner\/work|Users\/runner\/work|github\/workspace|go\/pkg|go\/src|private\/var\/containers|data\/app|Frameworks)\//;

/** Ways on from such a folder to where people name things. */
const waysHome =
  /^\/usr\/home\/|^\/System\/Volumes\/Data\/|\/\.\.\/|^\/(?:Library|opt|app|build|src|workspace|proc)\/.{0,80}\/(?:home|Users)\//;

const systemFolders = /^[a-z]:[\\/]{1,4}(?:Program ?Files|Windows|ProgramData|WINNT|System32|a[\\/])/i;

/** Paths within an API, as they stand in messages. */
const routes = /^\/(?:api|v\d|graphql|auth|oauth2?|login|health|healthz|metrics|static|assets)\//;

/** Paths of files that lie where people name things, and accounts that are written like them. */
export const paths: readonly Form[] = [
  {
    kind: 'path',
    needs: { '/': 2 },
    pattern:
      /\/(?!\/)(?<!(?:[\p{L}\p{N}\p{M}_.*)\]}<\\/$-]|(?<![\p{L}\p{N}])[A-Za-z]:)\/)[^\s/:"'<>|*?,;()[\]{}\\]{1,100}\/[^\s"'<>|*?]{0,200}/u,
    isMeant: ([path]) => {
      if (!/\p{L}/u.test(path) || routes.test(path)) return false;
      return !systemRoots.test(path) || waysHome.test(path);
    },
  },
  {
    kind: 'path',
    needs: { '/\\': 2 },
    sign: /(?:Users|home|Settings|Einstellungen)[\\/]/,
    pattern:
      /(?:^|[\s"'(=])(?:\.\.?[\\/]){0,9}(?:Users|home|Documents and Settings|Dokumente und Einstellungen)[\\/]{1,4}(?!Shared\b|Public\b|linuxbrew\b|runner\b)[^\\/:]{1,60}[\\/]/u,
  },
  {
    kind: 'path',
    needs: { ':': 1, '/\\': 1 },
    sign: /[A-Za-z]:[\\/]/,
    pattern: /(?<![\p{L}\p{N}_])[A-Za-z]:(?:\\{1,4}|\/(?!\/))[^\s\\/:*?"<>|]/u,
    isMeant: isDrive,
  },
  {
    kind: 'path',
    needs: { '\\': 3 },
    pattern: /\\(?<![\w\\:]\\)\\{1,3}(?:[?.]\\{1,2})?[\p{L}\p{N}][\p{L}\p{N}\p{M}_.$-]{0,62}\\{1,2}[\p{L}\p{N}$]/u,
  },
  {
    kind: 'path',
    needs: { '/': 3 },
    pattern: /\/\/(?<![\w/:.]\/\/)(?:wsl\$|[\p{L}\p{N}-][\p{L}\p{N}.-]{0,62})\/[\p{L}\p{N}$]/u,
  },
  {
    kind: 'path',
    needs: { '~': 1, '/\\': 1 },
    pattern: /~(?<![\p{L}\p{N}_]~)[\p{L}_][\p{L}\p{N}\p{M}_.-]{0,31}\/|~(?<![\p{L}\p{N}_~]~)[\\/][\p{L}\p{N}.]/u,
  },
  {
    kind: 'path',
    needs: { '~': 1, '/\\.': 1, [digits]: 1 },
    sign: /~\d[\\/.]/,
    pattern: /(?<![A-Z0-9_])[A-Z0-9_]{2,6}~\d(?:[\\/]|\.[A-Z]{3}(?![A-Z]))/,
  },
  {
    kind: 'path',
    needs: { ':': 1, '/': 1 },
    pattern: /file:\/{1,4}([^\s"'<>]{1,300})/i,
    isMeant: ([, path = '']) =>
      !(systemRoots.test(`/${path}`) || systemFolders.test(path)) || waysHome.test(`/${path}`),
  },
  {
    kind: 'path',
    needs: { '/\\': 1 },
    sign: /Desktop|Documents|Downloads|Dokumente|Schreibtisch|Bureau|Téléchargements|Escritorio|Descargas|Documentos|Scrivania|Área de Trabalho|デスクトップ|桌面|OneDrive|Dropbox|iCloud Drive|Google Drive/,
    pattern:
      /(?:^|[\s"'(=\\/])(?:Desktop|Documents|Downloads|Dokumente|Schreibtisch|Bureau|Téléchargements|Escritorio|Descargas|Documentos|Scrivania|Área de Trabalho|デスクトップ|桌面|OneDrive|Dropbox|iCloud Drive|Google Drive)(?: - [^\\/]{1,60})?[\\/]{1,2}[^\\/]{1,80}(?:[\\/]|\.[A-Za-z]{2,5}(?![\p{L}\p{N}]))/u,
  },
  {
    kind: 'account',
    needs: { '\\': 1 },
    // A namespace of PHP has such a form as well, but is not written in capitals.
    pattern:
      /\\(?<=(?<![\p{L}\p{N}_\\.:-])([A-Z][A-Z0-9-]{3,14})\\)\\?([\p{L}][\p{L}\p{N}\p{M}._-]{1,31})(?![\p{L}\p{N}_\\])/u,
    isMeant: ([, domain = '', name = '']) => !/^HK[A-Z]{2,4}$/.test(domain) && /^\p{Ll}|\./u.test(name),
  },
  {
    kind: 'account',
    needs: { '="\'‘“«': 1 },
    sign: /(?:user|username|login|benutzer|usuario|usuário|utilisateur|utente|пользователь)[=: ]/i,
    pattern:
      /(?:^|[^\p{L}])(?:user|username|login|benutzer|usuario|usuário|utilisateur|utente|пользователь)(?:=|: ?["'‘“]| ["'‘“«])["']?(?!none|null|undefined|true|false)[\p{L}\p{N}][\p{L}\p{N}._-]{1,31}/iu,
  },
];

function isDrive({ index, input }: RegExpExecArray): boolean {
  const path = input.slice(index, index + 120);
  return !systemFolders.test(path) || /[\\/](?:Users|Documents and Settings)[\\/]|\.\.[\\/]/i.test(path);
}
