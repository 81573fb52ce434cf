import { CreatedTokenSchema, NewTokenSchema, TokensSchema, type NewToken } from '@usance/api';
import type { FastifyInstance } from 'fastify';
import { DoneSchema } from '../../api-description.ts';
import { may } from '../../access.ts';
import { IdParamsSchema, type IdParams } from '../../id-params.ts';
import type { Context } from '../../context.ts';
import { ProblemError } from '../../problem-error.ts';
import { hashSecret, newSecret } from '../../secrets.ts';

/** Tokens of programs. */
export function tokenRoutes({ registry, access, withdrawals, now }: Context) {
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
            `whoever lacks the scope "${beyond}" cannot give it to a token`,
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
        const identity = await access.require(request, 'manage');
        const token = (await registry.tokens.list()).find(({ id }) => String(id) === request.params.id);
        const beyond = token?.scopes.find((scope) => !may(identity, scope));
        if (beyond !== undefined)
          throw new ProblemError(
            'not-allowed',
            `whoever lacks the scope "${beyond}" cannot delete a token that has it`,
          );
        if (token !== undefined) withdrawals.add({ kind: 'token', ...token });
        if (token === undefined || !(await registry.tokens.remove(token.id)))
          throw new ProblemError('not-found', 'there is no such token');
        return reply.code(204).send();
      },
    );
  };
}
