import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Refusal } from '../answer.ts';
import type { PlanDocument } from '../plan.ts';
import { canonicalPlan } from '../plan/canonical.ts';
import { isoWeekOf } from '../week.ts';

/** What a collector does with a vector: takes all of it, names some items as refused, or refuses the request as a whole. */
export const vectorFolders = ['accepted', 'refused', 'rejected'] as const;
export type VectorFolder = (typeof vectorFolders)[number];

/** A test vector as its file has it; vectors/README.md says what each field means. */
export interface Vector {
  title: string;
  /** Whether the body fits the JSON Schema; not there where the body is given as text or bytes. */
  fitsSchema?: boolean;
  /** The plan that the product published before, with placeholders; without one it has none. */
  plan?: unknown;
  /** There for a product in No-ID mode. */
  identity?: 'none';
  exchanges: { request: VectorRequest; answer: VectorAnswer }[];
  /** What the product holds afterwards, if it was empty before. */
  kept: { installations: number; sessionDays: number; sessions: number; seconds: number; weeks?: number };
}

export interface VectorRequest {
  method?: string;
  headers?: Record<string, string | null>;
  json?: unknown;
  text?: string | [text: string, times: number][];
  base64?: string;
  padTo?: number;
  gzip?: true;
}

export type VectorAnswer =
  | { status: 200; accepted: number; refused: Pick<Refusal, 'at' | 'code'>[] }
  | { status: number; code: string; at?: string };

/** What the placeholders in a vector stand for. */
export interface VectorWorld {
  key: string;
  now: Date;
  /** The vector's plan, if it has one. */
  plan?: unknown;
}

/** A request ready to be sent to `/v1/sync`. */
export interface WireRequest {
  method: string;
  headers: Record<string, string>;
  body: Buffer | undefined;
}

const folderOf = (name: string) => new URL(`../../vectors/${name}/`, import.meta.url);

/** Every vector of a folder, by the name of its file. */
export function readVectors(folder: VectorFolder): { name: string; vector: Vector }[] {
  return readdirSync(folderOf(folder))
    .toSorted()
    .map((file) => ({
      name: `${folder}/${file}`,
      vector: JSON.parse(readFileSync(new URL(file, folderOf(folder)), 'utf8')) as Vector,
    }));
}

/** Fills in a vector's placeholders and makes the bytes that go over the wire. */
export function wireRequest(request: VectorRequest, world: VectorWorld): WireRequest {
  const headers = Object.entries({ 'content-type': 'application/json', ...request.headers }).filter(
    (header): header is [string, string] => header[1] !== null,
  );
  const plain = plainBody(request, world);
  const padded = plain && Buffer.concat([plain, Buffer.alloc(Math.max(0, (request.padTo ?? 0) - plain.length), ' ')]);
  return {
    method: request.method ?? 'POST',
    headers: Object.fromEntries(plain === undefined ? headers.filter(([name]) => name !== 'content-type') : headers),
    body: padded !== undefined && request.gzip === true ? gzipSync(padded) : padded,
  };
}

/** A vector's JSON body with its placeholders filled in and its repetitions written out. */
export function expand(value: unknown, world: VectorWorld): unknown {
  if (typeof value === 'string') return fill(value, world);
  if (Array.isArray(value)) return value.flatMap((item) => repetitionOf(item, world) ?? [expand(item, world)]);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, expand(part, world)]));
}

function plainBody({ json, text, base64 }: VectorRequest, world: VectorWorld): Buffer | undefined {
  if (base64 !== undefined) return Buffer.from(base64, 'base64');
  if (typeof text === 'string') return Buffer.from(fill(text, world));
  if (text !== undefined) return Buffer.from(text.map(([piece, times]) => fill(piece, world).repeat(times)).join(''));
  return json === undefined ? undefined : Buffer.from(JSON.stringify(expand(json, world)));
}

function repetitionOf(item: unknown, world: VectorWorld): unknown[] | undefined {
  if (typeof item !== 'object' || item === null || !('$repeat' in item)) return undefined;
  const { times, item: pattern } = item.$repeat as { times: number; item: unknown }; // as vectors/README.md has it
  const text = JSON.stringify(expand(pattern, world));
  return Array.from(
    { length: times },
    (_, i) => JSON.parse(text.replaceAll('$INDEX', `${i}`.padStart(12, '0'))) as unknown,
  );
}

const dayMs = 86_400_000;

/** The plan that a vector's product has published, as of a time. */
export const planOf = ({ plan }: Vector, world: VectorWorld): PlanDocument | undefined =>
  plan === undefined ? undefined : (expand(plan, world) as PlanDocument); // checked by whoever publishes it

const hashOf = (world: VectorWorld): string =>
  createHash('sha256')
    .update(canonicalPlan(expand(world.plan, { key: world.key, now: world.now }) as PlanDocument)) // as above
    .digest('hex');

function fill(text: string, world: VectorWorld): string {
  const { key, now, plan } = world;
  return text
    .replaceAll('$KEY', key)
    .replaceAll('$NOW', now.toISOString())
    .replaceAll('$PLAN', () => (plan === undefined ? '$PLAN' : hashOf(world)))
    .replaceAll(/\$TODAY([+-]\d+)?/g, (_, days: string | undefined) =>
      new Date(now.getTime() + Number(days ?? 0) * dayMs).toISOString().slice(0, 10),
    )
    .replaceAll(/\$WEEK([+-]\d+)?/g, (_, weeks: string | undefined) =>
      isoWeekOf(new Date(now.getTime() + Number(weeks ?? 0) * 7 * dayMs).toISOString()),
    );
}
