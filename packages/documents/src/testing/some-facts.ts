import type { Facts } from '../facts.ts';

/** Facts with a value for everything. */
export const someFacts: Facts = {
  product: { name: 'Field Notes', key: 'pk_0123456789abcdefghijklmn' },
  settings: {
    identity: 'installation',
    keepCountry: true,
    identifierMonths: 13,
    keepSessionDays: 755,
    keepEventsDays: 90,
    collect: 'all',
  },
  profile: {
    vendorName: 'Field Tools GmbH',
    vendorAddress: 'Am Markt 1, 50667 Köln',
    contact: 'hello@fieldtools.example',
    dataProtectionContact: 'privacy@fieldtools.example',
    hoster: 'Field Tools GmbH',
    hostingRegion: 'Frankfurt',
    supervisoryAuthority: 'LDI NRW',
    policyUrl: 'https://fieldtools.example/privacy',
    isForChildren: false,
    legalBases: {
      basic: 'consent',
      usage: 'consent',
      diagnostics: 'legitimate-interests',
      content: 'consent',
      messages: 'contract',
    },
  },
  plan: {
    product: 'Field Notes',
    features: {
      'Export/PDF': {
        description: 'A note was saved as a PDF',
        owner: 'export team',
        retention: 395,
        added: '2026-10-01',
        expires: '2028-10-01',
        override: { reason: 'PDF is a format of files', by: 'export team', date: '2026-09-28', basis: 'consent' },
      },
    },
    system: {
      description: 'Which systems it must run on',
      owner: 'core team',
      added: '2026-10-01',
      expires: '2028-10-01',
      fields: ['os', 'osVersion', 'arch', 'gpu', 'language', 'locale'],
      override: { reason: 'Notes are drawn by graphics cards', by: 'core team', date: '2026-09-28' },
    },
    loosened: [
      {
        region: 'UK',
        purposeClass: 'diagnostics',
        mode: 'opt-out',
        reason: 'Finding faults is strictly necessary',
        by: 'core team',
        date: '2026-09-28',
        legalBasis: 'PECR, schedule A1',
      },
    ],
  },
  baseUrl: 'https://usage.fieldtools.example',
  changes: [
    {
      at: '2026-11-20T09:00:00.000Z',
      subject: 'settings',
      direction: 'widening',
      details: [{ what: 'keepCountry', before: false, after: true }],
      reason: 'A map of where it is used',
    },
  ],
};
