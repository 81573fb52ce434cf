import type { ReportName } from '@usance/reports';

/** What has no default, for the reports that ask for something. */
const needed: Partial<Record<ReportName, Record<string, string>>> = {
  breakdown: { by: 'os' },
  feature: { feature: 'Export/PDF' },
  'feature-frequency': { feature: 'Export/PDF' },
  funnel: { steps: 'Edit/Find,Export/PDF', window: '90' },
  'property-numbers': { property: 'plugins' },
  'features-together': { feature: 'Export/PDF' },
  'first-use': { feature: 'Export/PDF' },
  'feature-retention': { feature: 'Export/PDF' },
  dropping: { what: 'os=Linux' },
  consent: { downloads: '5000' },
};

/** A question to a report about the last four months. */
export const questionFor = (name: ReportName): Record<string, string> => ({ from: '-120d', ...needed[name] });
