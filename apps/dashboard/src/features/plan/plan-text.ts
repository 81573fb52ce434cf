import { isMap, isNode, isScalar, LineCounter, parseDocument, stringify, type Document } from 'yaml';

// The reader of YAML is as large as a page, so this module comes when somebody checks a plan.

/** A plan as somebody wrote it. */
export interface WrittenPlan {
  plan: unknown;
  /** Where a part of it stands in the text; of what is missing, where the nearest part around it does. */
  placeOf: (path: readonly (string | number)[]) => PlanPlace;
}

export interface PlanPlace {
  /** Counted from 1. */
  line: number;
  /** Where the line begins in the text, and where it ends. */
  start: number;
  end: number;
}

/** Reads YAML, and with it JSON. Throws an `Error` that says what cannot be read, and where. */
export function readPlanText(text: string): WrittenPlan {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: true });
  const [fault] = document.errors;
  if (fault) throw new Error(fault.message.split('\n')[0]?.replace(/:$/, '') ?? fault.message);
  return {
    // An alias inside an alias could make a short text a very long plan.
    plan: document.toJS({ maxAliasCount: 100 }),
    placeOf(path) {
      const { line } = lines.linePos(offsetOf(document, path));
      const start = lines.lineStarts[line - 1] ?? 0;
      const next = lines.lineStarts[line];
      return { line, start, end: next === undefined ? text.length : next - 1 };
    },
  };
}

/** A plan as YAML, as a person would go on writing it. */
export const writePlanText = (plan: unknown): string => stringify(plan, { lineWidth: 110 });

function offsetOf(document: Document, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const part = path.slice(0, length);
    const found = [keyOf(document, part), document.getIn(part, true)].find(isNode);
    if (found?.range) return found.range[0];
  }
  return 0;
}

/** The key that leads to the last part of a path: a value may begin on the line below it. */
function keyOf(document: Document, path: readonly (string | number)[]): unknown {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  return parent.items.map(({ key }) => key).find((key) => isScalar(key) && key.value === path.at(-1));
}
