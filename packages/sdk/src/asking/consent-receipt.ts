import type { Choice } from '../core/choice.ts';
import { isPurpose, type Receipt } from '../core/consent-option.ts';
import { isObject } from '../core/text.ts';
import type { Purpose } from '../core/wire.ts';

/** How a person was asked, and what they answered. */
export interface Answering {
  /** By what they answered. */
  method: 'dialog' | 'terminal' | 'command';
  /** The language of the question, as a BCP 47 tag. */
  language: string;
  /** SHA-256 of the text that was shown, in hexadecimal; `undefined` where it could not be reckoned. */
  text: string | undefined;
  asked: readonly Purpose[];
  given: readonly Purpose[];
  /** What was kept until now. */
  before: Pick<Choice, 'kind' | 'receipt'>;
  /** Milliseconds since 1970. */
  at: number;
}

/** So many answers before this one are told of. */
const mostBefore = 10;

/** What each purpose is, in the words of the Data Privacy Vocabulary. */
const purposeTerms: Readonly<Record<Purpose, string>> = {
  basic: 'dpv:ServiceUsageAnalytics',
  usage: 'dpv:ServiceUsageAnalytics',
  diagnostics: 'dpv:RepairImpairments',
  content: 'dpv:ServiceUsageAnalytics',
  messages: 'dpv:CommunicationManagement',
};

/**
 * The receipt of an answer, built as ISO/IEC TS 27560 builds records of consent, with terms of the W3C's Data Privacy Vocabulary. The
 * plan that the person was told of stands beside it, in the choice that keeps it. No ID is in it: it stays where it was made.
 */
export function consentReceipt({ method, language, text, asked, given, before, at }: Answering): Receipt {
  const wasGiven = before.kind === 'granted';
  const status = given.length > 0 ? 'ConsentGiven' : wasGiven ? 'ConsentWithdrawn' : 'ConsentRefused';
  const event = {
    'dpv:hasConsentStatus': `dpv:${status}`,
    'dpv:isIndicatedAtTime': new Date(at).toISOString(),
    'dpv:hasIndicationMethod': method,
  };
  return {
    '@context': { dpv: 'https://w3id.org/dpv#', dct: 'http://purl.org/dc/terms/' },
    '@type': 'dpv:ConsentReceipt',
    'dct:hasVersion': '1',
    ...event,
    'dpv:hasNotice': {
      '@type': 'dpv:ConsentNotice',
      'dct:language': language,
      ...(text !== undefined && { 'dct:identifier': `sha256:${text}` }),
    },
    'dpv:hasProcess': asked.map((purpose) => ({
      '@type': 'dpv:Process',
      'dct:identifier': purpose,
      'dpv:hasPurpose': purposeTerms[purpose],
      'dpv:hasConsentStatus': given.includes(purpose)
        ? 'dpv:ConsentGiven'
        : `dpv:${given.length > 0 ? 'ConsentRefused' : status}`,
    })),
    'dct:replaces': eventsOf(before.receipt).slice(0, mostBefore),
  };
}

/** The events that a receipt tells of, the newest first. */
function eventsOf(receipt: Receipt | undefined): unknown[] {
  if (receipt === undefined) return [];
  const names = ['dpv:hasConsentStatus', 'dpv:isIndicatedAtTime', 'dpv:hasIndicationMethod'];
  const own = Object.fromEntries(names.map((name) => [name, receipt[name]]));
  const earlier = receipt['dct:replaces'];
  return [own, ...(Array.isArray(earlier) ? earlier : [])];
}

/** The purposes that a receipt says were asked for; `undefined` if it is none, or none of these. */
export function askedFor(receipt: Receipt | undefined): Purpose[] | undefined {
  const processes = receipt?.['dpv:hasProcess'];
  return Array.isArray(processes)
    ? processes.map((one: unknown) => (isObject(one) ? one['dct:identifier'] : undefined)).filter(isPurpose)
    : undefined;
}

/** SHA-256 of a text in hexadecimal; `undefined` where the page may not reckon one, which is in insecure contexts. */
export async function hashOf(text: string): Promise<string | undefined> {
  try {
    const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
  } catch {
    return undefined;
  }
}
