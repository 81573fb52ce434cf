import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { catalog } from '@usance/reports';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createClient, type Client } from './create-client.ts';
import type { ReportsClient } from './reports-client.ts';

/** What a peer was asked, and how it answers. */
let asked: string[] = [];
let answer: (response: ServerResponse) => void;
let peer: Server;
let client: Client;

beforeAll(async () => {
  peer = createServer(({ method, url, headers }, response) => {
    asked.push(`${method} ${decodeURIComponent(url ?? '')} ${headers.authorization}`);
    answer(response);
  }).listen(0, '127.0.0.1');
  await once(peer, 'listening');
  const { port } = peer.address() as AddressInfo; // it listens on a port, so it has one
  client = createClient({ url: `http://127.0.0.1:${port}/`, token: 'ut_1' });
});
afterAll(() => {
  peer.closeAllConnections();
  peer.close();
});
beforeEach(() => {
  asked = [];
  answer = respond(200, { rows: [] });
});

const respond = (status: number, body: object) => (response: ServerResponse) =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

describe('a typed client', () => {
  it('asks a report by its name, with its parameters and filters', async () => {
    answer = respond(200, { rows: [{ period: '2026-11-01', active: 7 }] });

    const { rows } = await client.product(3).reports.activity({
      from: '-90d',
      interval: 'week',
      compare: undefined,
      filters: { os: 'Windows,macOS', 'latest.property.theme': 'dark', 'ever.feature.Export/PDF': '3..', cores: 8 },
      segment: 'Pros',
    });

    expect(rows[0]?.active).toBe(7);
    expect(asked).toEqual([
      'GET /api/v1/products/3/reports/activity?from=-90d&interval=week&segment=Pros&os=Windows,macOS&latest.property.theme=dark&ever.feature.Export/PDF=3..&cores=8 Bearer ut_1',
    ]);
  });

  it('has every report of the catalogue under its name in camel case', async () => {
    const camelCase = (name: string) => name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    const reports = client.product(1).reports as unknown as Record<string, ReportsClient['activity']>; // any of them, by name

    for (const name of Object.keys(catalog)) await reports[camelCase(name)]?.();

    expect(asked.map((line) => /reports\/([\w-]+)/.exec(line)?.[1])).toEqual(Object.keys(catalog));
    await client.product(1).reports.sessionLength();
    expect(asked.at(-1)).toContain('/reports/session-length ');
  });

  it('can be passed on by a promise', async () => {
    const reports = await Promise.resolve(client.product(1).reports);

    await reports.crashFree({ limit: 3 });

    expect(asked).toEqual(['GET /api/v1/products/1/reports/crash-free?limit=3 Bearer ut_1']);
  });

  it('says what was wrong, with a code of the list', async () => {
    const problem = {
      type: '/api/docs#x',
      title: 'A filter',
      status: 400,
      code: 'invalid-filter',
      detail: 'no',
      at: 'os',
    };
    answer = respond(400, problem);

    await expect(client.product(1).reports.activity()).rejects.toMatchObject({
      name: 'ApiError',
      message: 'no',
      code: 'invalid-filter',
      problem,
    });
  });

  it('takes a question back', async () => {
    answer = () => undefined;
    const controller = new AbortController();

    const waiting = client.product(1).reports.activity({}, { signal: controller.signal });
    controller.abort(new Error('nobody waits'));

    await expect(waiting).rejects.toThrow('nobody waits');
  });

  it('tells the compiler what there is', () => {
    const { reports } = client.product(1);
    type Row = Awaited<ReturnType<typeof reports.breakdown>>['rows'][number];
    const hours = ({ hours: total }: Row): number => total;
    const wrong = [
      // @ts-expect-error an interval that there is not
      () => reports.activity({ interval: 'year' }),
      // @ts-expect-error a parameter of another report
      () => reports.activity({ steps: 'a,b' }),
      // @ts-expect-error a filter that is misspelt
      () => reports.activity({ filters: { oss: 'Linux' } }),
      // @ts-expect-error a report that there is not
      () => reports.weather(),
      // @ts-expect-error a field that no row has
      (row: Row) => row.active,
    ];

    expect([hours({ value: 'x', installations: 1, sessions: 1, hours: 2 }), wrong.length]).toEqual([2, 5]);
  });
});
