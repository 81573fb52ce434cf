import type { Form } from './form.ts';
import { digits } from './occurring.ts';

/** What stands behind a server's name in a string that opens a connection. */
const settingsOfConnections = /User|Uid|Database|Initial Catalog|Trusted_Connection|Port/i;

/** What opens a door: keys, tokens, passwords, and addresses that hold them. */
export const secrets: readonly Form[] = [
  { kind: 'secret', needs: { '.': 1 }, pattern: /eyJ(?<![\w-]eyJ)[\w-]{8,2000}\.[\w-]{4}/ },
  {
    kind: 'secret',
    needs: { '-': 3 },
    pattern:
      /-----BEGIN [A-Z0-9 ]{0,30}(?:PRIVATE KEY|CERTIFICATE|MESSAGE|KEY BLOCK)|PuTTY-User-Key-File|AGE-SECRET-KEY-/,
  },
  { kind: 'secret', pattern: /A(?:KIA|SIA|ROA|IDA|BIA|CCA)[A-Z0-9]{16}(?<![A-Z0-9][^]{20})(?![A-Z0-9])/ },
  {
    kind: 'secret',
    pattern:
      /(?<!\w)(?:gh[pousr]_[A-Za-z0-9]{20}|github_pat_\w{20}|glpat-[\w-]{16}|glrt-[\w-]{16}|npm_[A-Za-z0-9]{20}|pypi-[\w-]{16}|hf_[A-Za-z0-9]{20}|dop_v1_[0-9a-f]{20}|shp(?:at|ca|pa|ss)_[0-9a-f]{20}|xox[abeprs]-[\w-]{10}|xapp-\d-[\w-]{10}|[sr]k_(?:live|test)_[A-Za-z0-9]{10}|whsec_[A-Za-z0-9]{16}|sk-[\w-]{20}|AIza[\w-]{30}|ya29\.[\w-]{16}|GOCSPX-[\w-]{16}|SG\.[\w-]{16}|dckr_pat_[\w-]{16}|lin_api_\w{16}|sq0[a-z]{3}-[\w-]{16}|EAAC[A-Za-z0-9]{20}|AC[0-9a-f]{32}|SK[0-9a-f]{32}|key-[0-9a-f]{32}|usn_[A-Za-z0-9]{16}|hvs\.[\w-]{16}|AQ[A-Za-z0-9_-]{2}[\w-]{60})/,
  },
  {
    kind: 'secret',
    needs: { ':': 1, [digits]: 8 },
    sign: /:AA/,
    pattern: /(?<!\d)\d{8,10}:AA[\w-]{30}/,
  },
  {
    kind: 'secret',
    needs: { ' ': 1, [digits]: 1 },
    pattern: /(?:bearer|basic|token|apikey)(?<![A-Za-z](?:bearer|basic|token|apikey)) [\w+/.=~-]{12}/i,
    isMeant: hasDigit,
  },
  {
    kind: 'secret',
    needs: { '=:': 1 },
    sign: /pass|pwd|kennwort|contraseña|senha|пароль|secret|key|token|session|authorization|cookie|sig/i,
    pattern:
      /(?:password|passwd|passphrase|pwd|kennwort|passwort|contraseña|senha|mot de passe|пароль|secret|api[_-]?key|access[_-]?key|account[_-]?key|private[_-]?key|access[_-]?token|refresh[_-]?token|id[_-]?token|auth[_-]?token|token|sessionid|session_id|authorization|set-cookie|cookie|sig|signature)["']?(?:=|: ?(?=["']?\S{0,40}\d))["']?(?!none|null|undefined|true|false)[^\s"'&;,]{3}/iu,
  },
  {
    kind: 'secret',
    needs: { '=': 1, ';': 1 },
    sign: settingsOfConnections,
    pattern: /(?:Data Source|Server|Host|Addr)=[^;]{1,100};/i,
    isMeant: ({ 0: found, index, input }) => {
      const onwards = input.slice(index + found.length, index + found.length + 220);
      const at = onwards.search(settingsOfConnections);
      return at >= 0 && at <= 200 && !/[\n\r\u2028\u2029]/.test(onwards.slice(0, at));
    },
  },
  { kind: 'secret', pattern: /DefaultEndpointsProtocol=|SharedAccessSignature|Endpoint=sb:|InstrumentationKey=/i },
  {
    kind: 'secret',
    needs: { ':': 1, '/': 1 },
    pattern:
      /(?:jdbc:|postgres(?:ql)?:|mysql:|mariadb:|mongodb(?:\+srv)?:|rediss?:|amqps?:|mssql:|sqlserver:|ldaps?:|smb:|sftp:|ftps?:|ssh:|cassandra:|clickhouse:|kafka:|nats:|otpauth:|rdp:)(?:\w{1,20}:)?\/\/?[^\s]/i,
  },
  {
    kind: 'address on the web',
    needs: { ':': 25, '/': 50 },
    // So many that they need not be looked at.
    pattern: new RegExp(`${afterScheme('[a-z][a-z0-9+.-]{1,20}')}[^\\s"'<>]`, 'i'),
    isMeant: () => false,
  },
  {
    kind: 'address on the web',
    needs: { ':': 1, '/': 2, '@': 1 },
    pattern: new RegExp(`${afterScheme('[a-z][a-z0-9+.-]{1,20}')}[^\\s"'<>/?#]{0,200}@`, 'i'),
  },
  {
    kind: 'address on the web',
    needs: { ':': 1, '/': 2 },
    sign: /[?#][^=]{0,100}=|\/(?:~|(?:users?|u|profile|people|account|invite|reset|unsubscribe|d|share|file)\/)/i,
    pattern: new RegExp(`${afterScheme('[a-z][a-z0-9+.-]{1,20}')}([^\\s"'<>]{1,300})`, 'i'),
    isMeant: ([, rest = '']) =>
      (rest.includes('=') && /[?#][^=]{0,100}=/.test(rest)) ||
      /\/(?:~|(?:users?|u|profile|people|account|invite|reset|unsubscribe|d|share|file)\/)[\p{L}\p{N}%]/iu.test(rest),
  },
  {
    kind: 'address on the web',
    needs: { ':': 1, '/': 2 },
    // A name without a dot is one of an office's own machines.
    pattern: new RegExp(
      `${afterScheme('(?:http|ws)s?')}(?!localhost[:/])[^\\s"'<>./:]{1,63}(?::\\d{1,5})?(?=[/\\s"'<>]|$)`,
      'i',
    ),
  },
  {
    kind: 'address on the web',
    needs: { ':': 1 },
    pattern:
      /(?:mailto|tel|sms|sip|sips|xmpp|callto|skype|magnet|geo):(?<!\w(?:mailto|tel|sms|sip|sips|xmpp|callto|skype|magnet|geo):)\+?[\p{L}\p{N}(?.-]/iu,
  },
  {
    kind: 'address on the web',
    needs: { '/': 1, '?': 1, '=': 1 },
    pattern:
      /(?:www\.|[a-z0-9-]\.(?:com|org|net|io|de|fr|es|it|jp|cn|eu|dev|app))(?::\d{1,5})?\/[^\s?]{0,200}\?[^\s=]{1,60}=/i,
  },
];

/** The places behind an address's scheme. They are found by what is rarest, the characters behind the scheme. */
function afterScheme(scheme: string): string {
  return `://(?<=(?<![A-Za-z0-9+.-])(?!file:)${scheme}://)`;
}

function hasDigit({ 0: found, index, input }: RegExpExecArray): boolean {
  return /\d/.test(input.slice(index, index + found.length + 20));
}
