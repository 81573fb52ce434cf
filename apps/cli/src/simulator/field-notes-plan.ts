import { systemFields, type PlanDocument, type PlannedFeature } from '@usance/protocol';
import { dayText, type DayNumber } from './calendar.ts';
import { featureNames } from './features.ts';
import { themes } from './life.ts';

/** What the simulated product's makers want to know of each feature. */
const told: Readonly<Record<string, string>> = {
  'Edit/Find': 'Counts searches within a document. Shows whether finding must become faster.',
  'Spelling/Check': 'Counts checks of the spelling. Shows whether it should run by itself.',
  'Edit/Replace': 'Counts replacements of found text. Shows whether the dialog is worth mending.',
  'View/Outline': 'Counts how often the outline is opened. Shows whether it should be open from the start.',
  'View/Focus mode': 'Counts how often all but the text is hidden. Shows whether the mode is found.',
  'Export/PDF': 'Counts exports as PDF. Shows which export is polished first.',
  'Export/Word': 'Counts exports for word processors. Shows for how long that format must be kept.',
  'Import/Markdown': 'Counts imports of Markdown and sums their lines. Shows how large an import must be tested.',
  'Sync/Push': 'Counts synchronizations and sums the notes in them. Shows how often the servers are needed.',
  'Comments/Add': 'Counts comments. Shows whether people work on notes together.',
  'Share/Link': 'Counts links that are made to notes. Shows whether sharing is found.',
  'Assistant/Rewrite': 'Counts sentences that the assistant rewrites. Shows whether it is worth its cost.',
};

const dayOfReview = 1;
/** A plan's items live two years at most after they were looked at. */
const lifeDays = 700;

/** The plan of the simulated product, Field Notes: in force since before its first installation, looked at yesterday. */
export function fieldNotesPlan(from: DayNumber, today: DayNumber): PlanDocument {
  const kept = {
    owner: 'Field Notes team',
    added: dayText(Math.min(from, today - dayOfReview)),
    review: dayText(today - dayOfReview),
    expires: dayText(today + lifeDays),
  };
  const item = { ...kept, retention: 395 };
  const counted = (name: string): [string, PlannedFeature] => [name, { ...item, description: told[name] ?? name }];
  return {
    product: 'Field Notes',
    features: Object.fromEntries(featureNames.map(counted)),
    properties: {
      theme: {
        ...item,
        description: 'Tells which look is polished first.',
        type: 'enum',
        values: [...themes],
      },
      plugins: {
        ...item,
        description: 'Tells how many plug-ins must start quickly together.',
        type: 'number',
      },
    },
    system: {
      ...kept,
      description: 'Tells on which machines it must run well.',
      fields: [...systemFields],
      override: {
        reason: 'Nobody owns these machines: the product and all who use it are simulated.',
        by: 'Field Notes team',
        date: dayText(today - dayOfReview),
      },
    },
  };
}
