import { fastify } from 'fastify';

/** What the collector is held against: a Fastify route that parses the same bodies and does nothing else. */
const app = fastify({ logger: false });
app.post('/v1/sync', async (request) => ({
  accepted: (request.body as { sessionDays: unknown[] }).sessionDays.length,
}));
await app.listen({ port: Number(process.argv[2]), host: '127.0.0.1' });
process.send?.('ready');
