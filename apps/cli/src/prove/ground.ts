import type { ApiClient, Product, ProductSettings } from '@usance/api';
import type { AtRest } from '@usance/server';
import { eachOf } from './each-of.ts';
import { syncOf, type Member } from './fleet.ts';
import { claiming } from './senders.ts';

/** What a server answered. */
export interface Answered {
  status: number;
  /** But for those that tell the time. */
  headers: Record<string, string>;
  body: string;
}

/** A live server, with throw-away products on it. */
export interface Ground {
  server: URL;
  api: ApiClient;
  /** The disk of the server, if it can be seen from here. */
  atRest: AtRest | undefined;
  /** The moment that all of the proof is dated by. */
  nowMs: number;
  /** How long an erasure may take, and then its bytes to go: a part of the hour that is promised. */
  patienceMs: number;
  /** A product that goes with the proof. */
  newProduct(settings?: Partial<ProductSettings>): Promise<Product>;
  /** Asks for anything by HTTP, without the owner's token. */
  ask(method: string, path: string, options?: { body?: unknown; headers?: Record<string, string> }): Promise<Answered>;
  sync(product: Product, body: Record<string, unknown>, headers?: Record<string, string>): Promise<Answered>;
  /** All that a fleet sends, from several addresses; throws if any of it is not taken. */
  feed(product: Product, fleet: readonly Member[], senders: readonly string[]): Promise<void>;
  /** Deletes the products. */
  clear(): Promise<void>;
}

export interface GroundOptions {
  server: URL;
  api: ApiClient;
  atRest: AtRest | undefined;
  nowMs: number;
  patienceMs: number;
  signal: AbortSignal;
}

export function openGround({ server, api, atRest, nowMs, patienceMs, signal }: GroundOptions): Ground {
  const products: Product[] = [];

  const ground: Ground = {
    server,
    api,
    atRest,
    nowMs,
    patienceMs,
    async newProduct(settings = {}) {
      signal.throwIfAborted();
      const name = `usance prove, to be deleted (${products.length + 1})`;
      const product = await api.createProduct({ name, settings: { syncsPerMinutePerAddress: null, ...settings } });
      products.push(product);
      return product;
    },
    async ask(method, path, { body, headers = {} } = {}) {
      const answer = await fetch(new URL(path, server), {
        method,
        redirect: 'manual',
        signal,
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const timeless = [...answer.headers].filter(([name]) => name !== 'date');
      return { status: answer.status, headers: Object.fromEntries(timeless), body: await answer.text() };
    },
    sync: (product, body, headers = {}) =>
      ground.ask('POST', '/v1/sync', { body: { key: product.key, ...body }, headers }),
    async feed(product, fleet, senders) {
      await eachOf(fleet, async (member) => {
        const address = senders[member.number % senders.length];
        const headers = address === undefined ? {} : claiming(address);
        const { status, body } = await ground.sync(product, syncOf(member, nowMs), headers);
        if (status !== 200) throw new Error(`a good sync was answered with ${status}: ${body}`);
      });
    },
    async clear() {
      const gone = await Promise.allSettled(products.splice(0).map(({ id }) => api.deleteProduct(id)));
      const left = gone.find((one) => one.status === 'rejected');
      if (left !== undefined) throw left.reason;
    },
  };
  return ground;
}
