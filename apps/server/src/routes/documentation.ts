import type { FastifyInstance } from 'fastify';
import { renderDocumentation } from '../documentation-page.ts';

/** The API's description for programs (OpenAPI 3.1) and for people. */
export function documentationRoutes() {
  return async (app: FastifyInstance): Promise<void> => {
    app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
    app.get('/api/docs', { schema: { hide: true } }, async (_request, reply) =>
      reply.header('content-type', 'text/html; charset=utf-8').send(renderDocumentation(app.swagger())),
    );
    app.get('/api/docs.css', { schema: { hide: true } }, async (_request, reply) =>
      reply.header('content-type', 'text/css; charset=utf-8').send(documentationStyle),
    );
  };
}

const documentationStyle = `
:root { color-scheme: light dark; --line: light-dark(#e5e5eb, #262932); --soft: light-dark(#f6f6f8, #15171c); --text: light-dark(#191a20, #eceef3); --dim: light-dark(#636878, #9096a6); --accent: light-dark(#4348b8, #8f9bf2); }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 15px/1.5 system-ui, sans-serif; color: var(--text); background: light-dark(#fff, #0d0e11); }
h2 { margin: 2.5rem 0 0.5rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: 1rem; }
h2 code { font-size: 1rem; } h2 b { color: var(--accent); }
h3 { font-size: 0.9rem; margin: 1rem 0 0.25rem; color: var(--dim); }
pre { overflow-x: auto; padding: 0.75rem; background: var(--soft); border: 1px solid var(--line); border-radius: 8px; font-size: 13px; }
table { border-collapse: collapse; width: 100%; font-size: 14px; } td, th { text-align: left; padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
p { white-space: pre-line; } a { color: var(--accent); }
`;
