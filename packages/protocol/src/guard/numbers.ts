import type { Form } from './form.ts';
import { digits } from './occurring.ts';

/** Numbers that stand for a person, or for what is theirs. */
export const numbers: readonly Form[] = [
  // Behind a version, + begins the number of a build.
  {
    kind: 'phone number',
    needs: { [digits]: 8 },
    pattern: /(?:[+＋](?<![\w.+)-][^])|00(?<![\w.+)-]00))[1-9]\d{0,2}[ ()./-]{0,3}(?:\d[ ()./-]{0,3}){6,13}\d(?![\w])/,
  },
  {
    kind: 'phone number',
    needs: { [digits]: 10, ' .-': 2 },
    pattern:
      /\d{2}\)?[ .-] ?\d{3}[ .-]\d{4}(?![\w.-])(?<=(?<![\w.-])(?:1[ .-])?\(?[2-9]\d{2}\)?[ .-] ?\d{3}[ .-]\d{4})/,
  },
  {
    kind: 'phone number',
    needs: { '(': 1, ')': 1, [digits]: 7 },
    pattern: /\(0?\d{2,5}\) ?[/-]? ?\d{3,5}[ -]?\d{2,6}(?!\w)/,
  },
  {
    kind: 'phone number',
    needs: { [digits]: 9, ' /-': 1 },
    pattern: /0[1-9](?<![\w.,:-][^]{2})\d{1,3}[ /-]{1,3}\d(?:[ -]?\d){5,9}(?![\w.:])/,
    isMeant: ([found]) => digitsOf(found) >= 9,
  },
  { kind: 'phone number', needs: { [digits]: 10 }, pattern: /0[1-9](?<![\w.,:-][^]{2})(?:[ .-]?\d{2}){4}(?![\w.:-])/ },
  { kind: 'phone number', needs: { [digits]: 10 }, pattern: /0[1-9]\d{8}(?<![\w.,:-][^]{10})\d{0,2}(?![\w.:-])/ },
  {
    kind: 'phone number',
    needs: { [digits]: 9, '-': 2 },
    pattern: /0[1-9](?<![\w.,:-][^]{2})0?-\d{3,4}-\d{4}(?![\w-])/,
  },
  {
    kind: 'phone number',
    needs: { [digits]: 11 },
    pattern: /1(?<![\w.,:-]1)(?:[3-9]\d[ -]\d{4}[ -]\d{4}|[358]\d{9})(?![\w.:-])/,
  },
  {
    kind: 'phone number',
    needs: { [digits]: 9, ' .-': 2 },
    pattern: /(?<![\w.,:-])[689]\d{2}[ .-]\d{3}[ .-]\d{3}(?![\w.:-])/,
  },
  {
    kind: 'phone number',
    needs: { [digits]: 11 },
    pattern: /8(?<![\w.-]8) ?[(-]\d{3}[)-] ?\d{3}[ -]?\d{2}[ -]?\d{2}(?!\w)/,
  },
  {
    kind: 'card',
    needs: { [digits]: 13 },
    pattern: /(?<![\w.-])[2-6]\d{3}([ -]?)\d{4,6}\1\d{4,5}(?:\1\d{1,4})?(?:\1\d{1,3})?(?![\w-])/,
    isMeant: ([found]) => digitsOf(found) >= 13 && hasLuhnSum(found) && !isMoment(found),
  },
  {
    kind: 'bank account',
    needs: { [digits]: 2 },
    pattern: /(?<![A-Z0-9])[A-Z]{2}\d{2}[ -]?(?:[A-Z0-9]{4}[ -]?){2,7}[A-Z0-9]{0,4}(?![A-Z0-9])/i,
    isMeant: ([found]) => hasIbanSum(found.replaceAll(/[ -]/g, '')),
  },
  {
    kind: 'identifier',
    needs: { [digits]: 9, '-': 2 },
    pattern: /\d{3}-\d{2}-(?<![\w.-][^]{7})\d{4}(?![\w-])/,
  },
  {
    kind: 'identifier',
    needs: { '-': 4, [digits]: 5 },
    pattern: /S-1-5-21-\d{1,10}-\d{1,10}|S-1-12-1-\d{1,10}/i,
  },
  {
    kind: 'identifier',
    needs: { '-': 4 },
    pattern: /-(?<=(?<![0-9a-f-])[0-9a-f]{8}-)[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f])/i,
  },
  { kind: 'identifier', needs: { '{:=': 1 }, pattern: /\{[0-9a-f]{32}\}|(?:uuid|guid)[:=] ?[0-9a-f]{32}/i },
  {
    kind: 'identifier',
    needs: { ':=# ': 1, [digits]: 4 },
    pattern:
      /(?:imei|iccid|imsi|serial(?: ?(?:no|number|nr))?\.?|seriennummer|licen[cs]e key|vin)[:=# ]{1,3}[A-Z0-9-]{6,40}/i,
    isMeant: ([found]) => digitsOf(found) >= 4,
  },
  {
    kind: 'identifier',
    needs: { '-': 3, [digits]: 1 },
    pattern:
      /-[A-Z0-9]{5}-(?<=(?<![A-Z0-9-])(?=[A-Z-]{0,29}\d)[A-Z0-9]{5}-[A-Z0-9]{5}-)[A-Z0-9]{5}(?:-[A-Z0-9]{5}){1,3}(?![A-Z0-9-])/,
  },
  {
    kind: 'place',
    needs: { '.': 2, [digits]: 10 },
    pattern:
      /\.\d{4,16} ?[,;/ ] ?-?\d{1,3}\.\d{4,16}(?![\w.])(?<=(?<![\w.])-?\d{1,3}\.\d{4,16} ?[,;/ ] ?-?\d{1,3}\.\d{4,16})/,
  },
  {
    kind: 'place',
    needs: { '°': 1, "'′": 1, [digits]: 2 },
    pattern: /\d{1,3}° ?\d{1,2}['′]/,
  },
];

function digitsOf(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) if (isDigit(text.charCodeAt(at))) count++;
  return count;
}

const isDigit = (code: number) => code >= 48 && code <= 57;

/** A build may be called by the second in which it was made. */
const isMoment = (found: string): boolean => /^20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{5,9}$/.test(found);

/** Of the digits, whatever stands between them. */
function hasLuhnSum(number: string): boolean {
  let sum = 0;
  let isDoubled = false;
  for (let at = number.length - 1; at >= 0; at--) {
    const code = number.charCodeAt(at);
    if (!isDigit(code)) continue;
    const digit = code - 48;
    sum += isDoubled ? (digit > 4 ? 2 * digit - 9 : 2 * digit) : digit;
    isDoubled = !isDoubled;
  }
  return sum % 10 === 0;
}

/** ISO 13616: what is left when the number, letters as numbers, is divided by 97. */
function hasIbanSum(iban: string): boolean {
  if (iban.length < 15 || iban.length > 34) return false;
  let rest = 0;
  for (let at = 0; at < iban.length; at++) {
    const code = iban.charCodeAt((at + 4) % iban.length);
    // A letter, large or small, is a number from 10 on.
    rest = (isDigit(code) ? rest * 10 + code - 48 : rest * 100 + (code & 31) + 9) % 97;
  }
  return rest === 1;
}
