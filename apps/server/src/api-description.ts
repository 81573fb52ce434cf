import type { SwaggerOptions } from '@fastify/swagger';
import { ProblemSchema } from '@usance/api';
import { Type } from 'typebox';

/** What any request may be answered with instead of what it asks for. */
const problem = {
  default: {
    description: 'What was wrong, and what to do',
    content: { 'application/problem+json': { schema: ProblemSchema } },
  },
};

/** The answer of what has nothing to say. */
export const DoneSchema = Type.Null({ description: 'Done' });

/** How the routes' schemas become the description of the API in OpenAPI 3.1. */
export const documentationOptions: SwaggerOptions = {
  transform: ({ schema, url }) => ({
    url,
    schema: { ...schema, response: { ...(schema.response as object | undefined), ...problem } },
  }),
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Usance',
      version: '1',
      description: 'The REST API of Usance. The dashboard uses it and nothing else.',
    },
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'usance_session' },
      },
    },
    security: [{ token: [] }, { session: [] }],
  },
};
