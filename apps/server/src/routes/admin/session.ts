import {
  CredentialsSchema,
  NewOwnerSchema,
  PasswordChangeSchema,
  PersonSchema,
  SetupSchema,
  type Credentials,
  type NewOwner,
  type PasswordChange,
  type Person,
} from '@usance/api';
import type { FastifyInstance } from 'fastify';
import { DoneSchema } from '../../api-description.ts';
import { refuseForeignOrigin, type Identity } from '../../access.ts';
import type { Context } from '../../context.ts';
import { hashPassword, isPassword } from '../../passwords.ts';
import { ProblemError } from '../../problem-error.ts';
import { isSetupToken, setupIsNeeded, setupTokenFact } from '../../setup.ts';

const triesPerMinute = 20;

/** Set-up of the owner, signing in and out. */
export function sessionRoutes({ registry, access, origins, config, now }: Context) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get(
      '/api/v1/setup',
      { schema: { summary: 'Whether the server waits for its owner', response: { 200: SetupSchema } } },
      async () => ({
        needed: await setupIsNeeded(registry),
      }),
    );

    app.post<{ Body: NewOwner }>(
      '/api/v1/setup',
      {
        schema: {
          summary: 'Make the owner, with the set-up link’s token',
          body: NewOwnerSchema,
          response: { 201: PersonSchema },
        },
      },
      async (request, reply) => {
        refuseForeignOrigin(request, config.baseUrl);
        origins.admit(request, 'setup', triesPerMinute);
        const { token, name, email, password } = request.body;
        if (!(await isSetupToken(registry, token)))
          throw new ProblemError(
            'not-allowed',
            'this set-up link is not valid; use the one the server printed last',
            'token',
          );
        const passwordHash = await hashPassword(password);
        const owner = { name, email: email.toLowerCase(), passwordHash, role: 'owner' as const };
        const { id, role } = await registry.people.createFirst(owner, now().toISOString());
        await registry.facts.remove(setupTokenFact);
        await access.signIn(reply, id);
        return reply.code(201).send({ id, name, email: owner.email, role });
      },
    );

    app.post<{ Body: Credentials }>(
      '/api/v1/session',
      { schema: { summary: 'Sign in', body: CredentialsSchema, response: { 200: PersonSchema } } },
      async (request, reply) => {
        refuseForeignOrigin(request, config.baseUrl);
        origins.admit(request, 'sign-in', triesPerMinute);
        const person = await registry.people.findByEmail(request.body.email.toLowerCase());
        if (!(await isPassword(person?.passwordHash, request.body.password)) || person === undefined)
          throw new ProblemError('wrong-credentials', 'the e-mail address or the password is wrong');
        await access.signIn(reply, person.id);
        const { id, name, email, role } = person;
        return { id, name, email, role };
      },
    );

    app.get(
      '/api/v1/session',
      { schema: { summary: 'Who is signed in', response: { 200: PersonSchema } } },
      async (request) => {
        return personOf(await access.require(request, 'read'));
      },
    );

    app.delete(
      '/api/v1/session',
      { schema: { summary: 'Sign out', response: { 204: DoneSchema } } },
      async (request, reply) => {
        refuseForeignOrigin(request, config.baseUrl);
        await access.signOut(request, reply);
        return reply.code(204).send();
      },
    );

    app.delete(
      '/api/v1/session/others',
      {
        schema: {
          summary: 'End all sessions of the person who is signed in but this one',
          response: { 204: DoneSchema },
        },
      },
      async (request, reply) => {
        const { id } = personOf(await access.require(request, 'read'));
        await registry.signIns.removeOthers(id, access.signInOf(request));
        return reply.code(204).send();
      },
    );

    app.put<{ Body: PasswordChange }>(
      '/api/v1/session/password',
      {
        schema: {
          summary: 'Change one’s own password, which ends all other sessions',
          body: PasswordChangeSchema,
          response: { 204: DoneSchema },
        },
      },
      async (request, reply) => {
        const { id } = personOf(await access.require(request, 'read'));
        origins.admit(request, 'sign-in', triesPerMinute);
        const person = await registry.people.find(id);
        if (!(await isPassword(person?.passwordHash, request.body.current)))
          throw new ProblemError('not-allowed', 'this is not your password', 'current');
        await registry.people.setPassword(id, await hashPassword(request.body.password), access.signInOf(request));
        return reply.code(204).send();
      },
    );
  };
}

function personOf(identity: Identity): Person {
  if (identity.kind === 'token') throw new ProblemError('not-signed-in', 'a token is no person; ask with a session');
  return identity.person;
}
