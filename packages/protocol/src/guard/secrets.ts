import type { Form } from './form.ts';
import { digits } from './occurring.ts';

/** What opens a door: keys, tokens, passwords, and addresses that hold them. */
export const secrets: readonly Form[] = [
  { kind: 'secret', needs: { '.': 1 }, pattern: /(?<![\w-])eyJ[\w-]{8,2000}\.[\w-]{4}/ },
  {
    kind: 'secret',
    needs: { '-': 3 },
    pattern:
      /-----BEGIN [A-Z0-9 ]{0,30}(?:PRIVATE KEY|CERTIFICATE|MESSAGE|KEY BLOCK)|PuTTY-User-Key-File|AGE-SECRET-KEY-/,
  },
  { kind: 'secret', pattern: /(?<![A-Z0-9])(?:AKIA|ASIA|AROA|AIDA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Z0-9])/ },
  {
    kind: 'secret',
    pattern:
      /(?<!\w)(?:gh[pousr]_[A-Za-z0-9]{20}|github_pat_\w{20}|glpat-[\w-]{16}|glrt-[\w-]{16}|npm_[A-Za-z0-9]{20}|pypi-[\w-]{16}|hf_[A-Za-z0-9]{20}|dop_v1_[0-9a-f]{20}|shp(?:at|ca|pa|ss)_[0-9a-f]{20}|xox[abeprs]-[\w-]{10}|xapp-\d-[\w-]{10}|[sr]k_(?:live|test)_[A-Za-z0-9]{10}|whsec_[A-Za-z0-9]{16}|sk-[\w-]{20}|AIza[\w-]{30}|ya29\.[\w-]{16}|GOCSPX-[\w-]{16}|SG\.[\w-]{16}|dckr_pat_[\w-]{16}|lin_api_\w{16}|sq0[a-z]{3}-[\w-]{16}|EAAC[A-Za-z0-9]{20}|AC[0-9a-f]{32}|SK[0-9a-f]{32}|key-[0-9a-f]{32}|usn_[A-Za-z0-9]{16}|hvs\.[\w-]{16}|AQ[A-Za-z0-9_-]{2}[\w-]{60})/,
  },
  {
    kind: 'secret',
    needs: { ':': 1, [digits]: 8 },
    pattern: /(?<!\d)\d{8,10}:AA[\w-]{30}/,
  },
  {
    kind: 'secret',
    needs: { ' ': 1, [digits]: 1 },
    pattern: /(?<![A-Za-z])(?:bearer|basic|token|apikey) [\w+/.=~-]{12}/i,
    isMeant: hasDigit,
  },
  {
    kind: 'secret',
    needs: { '=:': 1 },
    pattern:
      /(?:password|passwd|passphrase|pwd|kennwort|passwort|contraseña|senha|mot de passe|пароль|secret|api[_-]?key|access[_-]?key|account[_-]?key|private[_-]?key|access[_-]?token|refresh[_-]?token|id[_-]?token|auth[_-]?token|token|sessionid|session_id|authorization|set-cookie|cookie|sig|signature)["']?(?:=|: ?(?=["']?\S{0,40}\d))["']?(?!none|null|undefined|true|false)[^\s"'&;,]{3}/iu,
  },
  {
    kind: 'secret',
    needs: { '=': 1, ';': 1 },
    pattern:
      /(?:Data Source|Server|Host|Addr)=[^;]{1,100};.{0,200}(?:User|Uid|Database|Initial Catalog|Trusted_Connection|Port)/i,
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
    needs: { ':': 1, '/': 2 },
    pattern: /(?<![A-Za-z0-9+.-])(?!file:)([a-z][a-z0-9+.-]{1,20}):\/\/([^\s"'<>]{1,300})/i,
    isMeant: ([, scheme = '', rest = '']) =>
      /^[^/?#]{0,200}@/.test(rest) ||
      /[?#][^=]{0,100}=/.test(rest) ||
      /\/(?:~|(?:users?|u|profile|people|account|invite|reset|unsubscribe|d|share|file)\/)[\p{L}\p{N}%]/iu.test(rest) ||
      // A name without a dot is one of an office's own machines.
      (/^(?:http|ws)s?$/i.test(scheme) && /^(?!localhost[:/])[^./:]{1,63}(?::\d{1,5})?(?:\/|$)/.test(rest)),
  },
  {
    kind: 'address on the web',
    needs: { ':': 1 },
    pattern: /(?<![\w])(?:mailto|tel|sms|sip|sips|xmpp|callto|skype|magnet|geo):\+?[\p{L}\p{N}(?.-]/iu,
  },
  {
    kind: 'address on the web',
    needs: { '/': 1, '?': 1, '=': 1 },
    pattern:
      /(?:www\.|[a-z0-9-]\.(?:com|org|net|io|de|fr|es|it|jp|cn|eu|dev|app))(?::\d{1,5})?\/[^\s?]{0,200}\?[^\s=]{1,60}=/i,
  },
];

function hasDigit({ 0: found, index, input }: RegExpExecArray): boolean {
  return /\d/.test(input.slice(index, index + found.length + 20));
}
