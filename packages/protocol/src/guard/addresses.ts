import type { Form } from './form.ts';
import { digits } from './occurring.ts';

/** Tags and branches that stand behind the @ of a package. */
const tags = /^(?:latest|next|beta|alpha|canary|stable|dev|main|master|nightly|rc|lts|edge|head)$/i;

const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';

/** Addresses of mail, networks and machines. */
export const addresses: readonly Form[] = [
  {
    kind: 'e-mail address',
    needs: { '@': 1, '.': 1 },
    // A package's version may follow an @ too.
    pattern:
      /[\p{L}\p{N}\p{M}_%+'"`~!#$&*=?^{|}.-]@(?!v?\d{1,9}\.\d)(?:[\p{L}\p{N}\p{M}_-]{1,63}\.){1,8}[\p{L}\p{M}][\p{L}\p{N}\p{M}-]{1,62}/u,
  },
  {
    kind: 'e-mail address',
    needs: { '@': 1, '[': 1 },
    pattern: /[\w.+-]@\[(?:\d|IPv6:)/i,
  },
  {
    kind: 'e-mail address',
    needs: { '[({<': 1, '])}>': 1 },
    sign: /[[({<] ?(?:at|ät|arroba|chez|собака)[\])}>]/i,
    pattern: /[\p{L}\p{N}] ?(?:[[({<] ?(?:at|ät|arroba|chez|собака)[\])}>]) ?[\p{L}\p{N}-]{2,63}/iu,
  },
  {
    kind: 'e-mail address',
    needs: { ' ': 2 },
    sign: / (?:at|arroba) /i,
    pattern: /[\p{L}\p{N}] (?:at|arroba) [\p{L}\p{N}-]{2,63} (?:dot|punto|point|punkt) \p{L}{2,24}/iu,
  },
  {
    kind: 'account',
    needs: { '@': 1 },
    pattern: /@(\p{L}[\p{L}\p{N}_-]{1,62})(?![\p{L}\p{N}_./-])(?<=(?<![\w.@/-])[\p{L}_][\p{L}\p{N}._-]{0,31}@\1)/u,
    isMeant: ([, host = '']) => !tags.test(host) && !/^v\d/.test(host),
  },
  {
    kind: 'network address',
    needs: { '.': 3, [digits]: 4 },
    pattern: new RegExp(`(?<![\\w.])(${octet})\\.(${octet})\\.(${octet})\\.(${octet})(?![\\w]|\\.\\w|[-+][\\w])`),
    isMeant: isAddress,
  },
  {
    kind: 'network address',
    needs: { '.-': 3, '.:/': 1, [digits]: 4 },
    pattern: new RegExp(
      `(?<![\\w.])(?!0\\.0\\.0\\.0|127\\.)${octet}(?:[.-]${octet}){3}(?:\\.in-addr|\\.nip\\.io|:\\d{1,5}(?!\\d)|/\\d{1,2}(?![\\d.]))`,
    ),
  },
  {
    kind: 'network address',
    needs: { '.': 3, [digits]: 4 },
    pattern: /(?<![\w.])0x[0-9a-f]{1,2}(?:\.0x[0-9a-f]{1,2}){3}(?!\w)/i,
  },
  { kind: 'network address', needs: { ':': 7 }, pattern: /(?<![\w:])(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}(?![\w:])/i },
  {
    kind: 'network address',
    needs: { ':': 2, [digits]: 1 },
    sign: /::/,
    // Those that are given out; a namespace in C++ has such a form as well.
    pattern:
      /(?:[23](?<![\w:][23])[0-9a-f]{3}|f(?<![\w:]f)(?:e[89ab][0-9a-f]|[cd][0-9a-f]{2}|f0[0-9a-f])|64(?<![\w:]64)|::ffff(?<![\w:]::ffff))(?::[0-9a-f]{1,4}){0,6}::?(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?(?![\w:])/i,
    isMeant: ([found]) => /::/.test(found) && /\d/.test(found),
  },
  {
    kind: 'network address',
    needs: { ':': 2, '.': 3, [digits]: 4 },
    sign: /::/,
    pattern: new RegExp(`::(?:ffff:)?(?:0:)?${octet}(?:\\.${octet}){3}(?!\\w)`, 'i'),
  },
  { kind: 'network address', needs: { '.': 2 }, pattern: /[0-9a-f]\.ip6\.arpa/i },
  {
    kind: 'network address',
    needs: { ':-': 5 },
    pattern:
      /(?::[0-9a-f]{2}:|-[0-9a-f]{2}-)(?<=(?<![\w:-])[0-9a-f]{2}([:-])[0-9a-f]{2}[:-])(?:[0-9a-f]{2}\1){3}[0-9a-f]{2}(?![\w:-])/i,
  },
  {
    kind: 'network address',
    needs: { '.': 2 },
    pattern: /\.[0-9a-f]{4}\.(?<=(?<![\w.])([0-9a-f]{4})\.[0-9a-f]{4}\.)[0-9a-f]{4}(?![\w.])/i,
    isMeant: ([found, first]) => /[a-f]/i.test(`${first}${found}`),
  },
  {
    kind: 'host name',
    needs: { '-': 1 },
    pattern:
      /(?:DESKTOP-(?<![\w-][^]{8})[A-Z0-9]{7}|LAPTOP-(?<![\w-][^]{7})[A-Z0-9]{8}|WIN-(?<![\w-][^]{4})[A-Z0-9]{11})(?![\w-])/i,
  },
  {
    kind: 'host name',
    needs: { '-': 1 },
    sign: /-(?:PC|NB|WS|MAC|LAPTOP|NOTEBOOK)|(?:PC|NB|WS|LAPTOP|NOTEBOOK)-/,
    pattern:
      /(?<![\w-])(?:[A-Z][A-Z0-9]{1,13}-(?:PC|NB|WS|MAC|LAPTOP|NOTEBOOK)|(?:PC|NB|WS|LAPTOP|NOTEBOOK)-[A-Z][A-Z0-9]{1,12})(?:-?\d{1,3})?(?![\w-])/,
  },
  {
    kind: 'host name',
    needs: { '-': 1 },
    sign: /-(?:macbook|mbp|imac|iphone|ipad|thinkpad|surface|laptop|notebook|desktop)/i,
    pattern:
      /\p{L}-(?:macbook|mbp|imac|iphone|ipad|thinkpad|surface|laptop|notebook|desktop)(?:-(?:pro|air|mini|max|\d{1,4})){0,3}(?![\p{L}-])/iu,
  },
  {
    kind: 'host name',
    needs: { "'’": 1 },
    sign: / (?:MacBook|iMac|iPhone|iPad|Mac|PC|Laptop|Computer|Desktop|Notebook|ThinkPad)/i,
    pattern: /\p{L}{2}['’]?s? ?['’]s? (?:MacBook|iMac|iPhone|iPad|Mac|PC|Laptop|Computer|Desktop|Notebook|ThinkPad)/iu,
  },
  {
    kind: 'host name',
    needs: { ' ': 2 },
    sign: / (?:von|de|di|do|da|van|af|od) /,
    pattern:
      /(?:MacBook(?: Pro| Air)?|iMac|iPhone|iPad|PC|Mac mini|Surface|Galaxy|Pixel|ThinkPad|Handy|Laptop|Notebook|Computer|Ordinateur|Portátil|ordenador) (?:von|de|di|do|da|van|af|od) \p{Lu}/u,
  },
  {
    kind: 'host name',
    needs: { の的: 1 },
    sign: /[の的]\s?(?:MacBook|iMac|iPhone|iPad|Mac|PC|电脑|笔记本|ノート)/i,
    pattern: /\p{L}(?:の|的)\s?(?:MacBook|iMac|iPhone|iPad|Mac|PC|电脑|笔记本|ノート)/iu,
  },
  {
    kind: 'host name',
    needs: { '.': 1 },
    sign: /\.(?:local|lan|inter|intra|corp|home|private|fritz\.box)/i,
    pattern:
      /(?<![\p{L}\p{N}_.-])(?!(?:config|settings?|options?|feature|theme|env|default|project|test)\.)[\p{L}\p{N}][\p{L}\p{N}-]{0,62}(?:\.[\p{L}\p{N}-]{1,63}){0,6}\.(?:local|lan|internal|intranet|intern|corp|home|localdomain|private|fritz\.box|home\.arpa)(?![\p{L}\p{N}_-]|\.\p{L})/iu,
  },
  {
    kind: 'host name',
    needs: { '-': 4, [digits]: 4 },
    pattern: /(?:ec2(?<![\w-]ec2)|ip(?<![\w-]ip))-\d{1,3}-\d{1,3}-\d{1,3}-\d{1,3}(?!\d)/,
  },
];

/** Four numbers are an address or a version. Versions begin with small numbers, and have more of them; 10 begins the addresses of most offices. */
function isAddress({ 0: found, 1: first = '', 2: second = '', 3: third = '', index, input }: RegExpExecArray): boolean {
  const before = input.slice(Math.max(0, index - 12), index);
  if (/(?:version|release|build|ver\.?|v) ?$/i.test(before)) return false;
  if (found === '0.0.0.0' || found.startsWith('127.')) return false;
  // A machine's own number is hardly 0.
  if (found.endsWith('.0') && !found.startsWith('10.') && Number(first) <= 30) return false;
  if (/(?:ip|host|addr|address|from|peer|client|server|to|at|von|de|adresse)[ :=]{1,3}$/i.test(before)) return true;
  const [one, two, three] = [first, second, third].map(Number);
  if (one === undefined || two === undefined || three === undefined) return true;
  if (one === 10 || one > 30 || found === `${first}.${first}.${first}.${first}`) return true;
  return two !== 0 && three !== 0 && (two > 20 || three > 20);
}
