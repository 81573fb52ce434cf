/** Other ways to read a text: what is written in percents, as JSON has it, or in letters that look like others. The text itself comes first. */
export function spellingsOf(text: string): string[] {
  const plain = inPlainLetters(text);
  const spellings = [plain];
  if (plain.includes('%')) {
    const once = fromPercents(plain);
    spellings.push(once);
    if (once.includes('%')) spellings.push(fromPercents(once));
  }
  if (/\\[u/\\x]/.test(plain)) spellings.push(fromJson(plain));
  if (plain.includes('&')) spellings.push(fromHtml(plain));
  // What reads the same needs no second look, and what was put into plain letters once stays so.
  const others = spellings.filter((one, at) => spellings.indexOf(one) === at && at > 0);
  return [plain, ...others.map(inPlainLetters)];
}

const inPlainLetters = (text: string): string =>
  /\P{ASCII}/u.test(text) ? text.normalize('NFKC').replaceAll(invisible, '') : text;

/** Soft hyphens and spaces without width, which keep a form from being seen. */
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** Bytes that are no UTF-8 stay as they are. */
const fromPercents = (text: string): string =>
  text.replaceAll(/(?:%[0-9a-f]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });

const fromJson = (text: string): string =>
  text
    .replaceAll(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(/\\x([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(/\\\//g, '/')
    .split('\\\\')
    .join('\\');

const fromHtml = (text: string): string =>
  text
    .replaceAll(/&#(\d{1,5});/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll(/&#x([0-9a-f]{1,4});/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(/&(?:amp|commat);/g, (entity) => (entity === '&amp;' ? '&' : '@'));
