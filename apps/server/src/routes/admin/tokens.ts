import { CreatedTokenSchema, NewTokenSchema, TokensSchema, type NewToken } from '@usance/api';
import type { FastifyInstance } from 'fastify';
import { DoneSchema } from '../../api-description.ts';
import { may } from '../../access.ts';
import { IdParamsSchema, type IdParams } from '../../id-params.ts';
import type { Context } from '../../context.ts';
import { ProblemError } from '../../problem-error.ts';
import { hashSecret, newSecret } from '../../secrets.ts';

/** Tokens of programs. */
export function tokenRoutes({ registry, access, now }: Context) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get(
      '/api/v1/tokens',
      { schema: { summary: 'List tokens', response: { 200: TokensSchema } } },
      async (request) => {
        await access.require(request, 'manage');
        return { tokens: await registry.tokens.list() };
      },
    );

    app.post<{ Body: NewToken }>(
      '/api/v1/tokens',
      {
        schema: {
          summary: 'Make a token; its secret is shown this once',
          body: NewTokenSchema,
          response: { 201: CreatedTokenSchema },
        },
      },
      async (request, reply) => {
        const identity = await access.require(request, 'manage');
        const token = newSecret('ut_');
        const { name, scopes } = request.body;
        const beyond = scopes.find((scope) => !may(identity, scope));
        if (beyond !== undefined)
          throw new ProblemError(
            'not-allowed',
            `a token without the scope "${beyond}" cannot give it to another`,
            'scopes',
          );
        const created = await registry.tokens.create({
          name,
          scopes,
          secretHash: hashSecret(token),
          createdAt: now().toISOString(),
        });
        return reply.code(201).send({ ...created, token });
      },
    );

    app.delete<{ Params: IdParams }>(
      '/api/v1/tokens/:id',
      { schema: { summary: 'Delete a token', params: IdParamsSchema, response: { 204: DoneSchema } } },
      async (request, reply) => {
        await access.require(request, 'manage');
        if (!(await registry.tokens.remove(Number(request.params.id))))
          throw new ProblemError('not-found', 'there is no such token');
        return reply.code(204).send();
      },
    );
  };
}
