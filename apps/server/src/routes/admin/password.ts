import { NewPasswordSchema, PersonSchema, type NewPassword } from '@usance/api';
import type { FastifyInstance } from 'fastify';
import { refuseForeignOrigin } from '../../access.ts';
import type { Context } from '../../context.ts';
import { hashPassword } from '../../passwords.ts';
import { ProblemError } from '../../problem-error.ts';
import { hashSecret } from '../../secrets.ts';

const triesPerMinute = 20;

/** `POST /api/v1/password`: whoever has a one-time link sets a password with it. */
export function passwordRoute({ registry, access, origins, config, now }: Context) {
  return async (app: FastifyInstance): Promise<void> => {
    app.post<{ Body: NewPassword }>(
      '/api/v1/password',
      {
        schema: {
          summary: 'Set a password with a one-time link’s token, and sign in',
          security: [],
          body: NewPasswordSchema,
          response: { 201: PersonSchema },
        },
      },
      async (request, reply) => {
        refuseForeignOrigin(request, config.baseUrl);
        origins.admit(request, 'password', triesPerMinute);
        const at = now().toISOString();
        const passwordHash = await hashPassword(request.body.password);
        const taken = await registry.passwordLinks.take(hashSecret(request.body.token), at);
        const person = taken === undefined ? undefined : await registry.people.find(taken);
        if (person === undefined)
          throw new ProblemError(
            'not-allowed',
            'this link is not valid: it was used, has expired, or a newer one was made; ask an owner of this server for another',
            'token',
          );
        await registry.people.setPassword(person.id, passwordHash);
        const { id, name, email, role } = person;
        const by = { kind: 'person', id, name } as const;
        await registry.peopleChanges.add({ at, by, action: 'password-set', person: { id, name }, role });
        await access.signIn(reply, id);
        return reply.code(201).send({ id, name, email, role });
      },
    );
  };
}
