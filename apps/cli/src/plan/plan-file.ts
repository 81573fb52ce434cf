import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { canonicalPlan, checkPlan, type PlanDocument, type PlanFinding, type PlanPath } from '@usance/protocol';
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { CliError } from '../cli-error.ts';

/** Where a plan lies unless told otherwise. */
export const defaultPlanFile = 'usance.plan.yaml';

/** Something wrong with a plan's file, at its place in the file. */
export interface PlacedFinding extends Omit<PlanFinding, 'rule'> {
  rule: PlanFinding['rule'] | 'yaml';
  line: number;
  column: number;
}

/** A plan as it was read, with all that is wrong with it. */
export interface CheckedPlan {
  /** As it was named on the command line. */
  name: string;
  findings: PlacedFinding[];
  /** The plan and its hash; not there if the file has no plan's shape. */
  plan?: { document: PlanDocument; hash: string };
}

/** The text of a plan's file. */
export async function readPlanText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    const problem = isMissing ? `There is no ${file}` : `${file} cannot be read: ${String(cause)}`;
    throw new CliError('failed', `${problem}. Name the plan's file, or write one: docs/reference/plan.md says how`, {
      cause,
    });
  }
}

/** Reads a plan out of YAML and checks it, as of a day. */
export function checkPlanText(name: string, text: string, today: string): CheckedPlan {
  const lines = new LineCounter();
  const yaml = parseDocument(text, { lineCounter: lines });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  if (yaml.errors.length > 0)
    return { name, findings: yaml.errors.map((error) => ({ ...yamlFinding(error.message), ...place(error.pos[0]) })) };

  const document: unknown = yaml.toJS();
  const found = checkPlan(document, { today });
  const findings = found
    .map((finding) => ({ ...finding, ...place(offsetOf(yaml, finding.path)) }))
    .toSorted((one, other) => one.line - other.line);
  if (found.some(({ rule }) => rule === 'shape')) return { name, findings };
  const plan = document as PlanDocument; // its shape was found to be right
  return { name, findings, plan: { document: plan, hash: hashOf(plan) } };
}

/** What identifies a plan on the wire: the SHA-256 of its canonical text. */
export const hashOf = (document: PlanDocument): string =>
  createHash('sha256').update(canonicalPlan(document)).digest('hex');

/** A finding in one line, as compilers print them. */
export function describeFinding(
  { name }: CheckedPlan,
  { line, column, severity, path, message }: PlacedFinding,
): string {
  return `${name}:${line}:${column} ${severity}: ${describePath(path)}${path.length > 0 ? ': ' : ''}${message}`;
}

export const describePath = (path: PlanPath): string => path.join(' › ');

function yamlFinding(message: string): Pick<PlacedFinding, 'path' | 'severity' | 'rule' | 'message'> {
  const [sentence = ''] = message.split(/ at line \d+, column \d+/);
  return { path: [], severity: 'error', rule: 'yaml', message: `no YAML can be read here: ${sentence}` };
}

/** Where in the text a part of the plan begins: its key, or the nearest part around it that is there. */
function offsetOf(yaml: Document, path: PlanPath): number {
  let node: unknown = yaml.contents;
  let offset = 0;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(yaml);
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === step);
      if (pair === undefined) break;
      offset = isScalar(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = isScalar(node) ? (node.range?.[0] ?? offset) : offset;
    } else break;
  }
  return offset;
}
