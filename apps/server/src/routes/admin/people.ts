import {
  AccountChangeSchema,
  AccountSchema,
  AccountWithLinkSchema,
  NewAccountSchema,
  NewPasswordLinkSchema,
  PeopleChangesSchema,
  PeopleSchema,
  type Account,
  type AccountChange,
  type NewAccount,
} from '@usance/api';
import type { PersonChanged, PersonRecord } from '@usance/registry';
import type { FastifyInstance } from 'fastify';
import { askerOf, type Identity } from '../../access.ts';
import { DoneSchema } from '../../api-description.ts';
import type { Context } from '../../context.ts';
import { IdParamsSchema, type IdParams } from '../../id-params.ts';
import { makePasswordLink } from '../../password-link.ts';
import { ProblemError } from '../../problem-error.ts';

const path = '/api/v1/people';
const changesShown = 200;

/** Who has an account on this server, and what they may do. */
export function peopleRoutes({ registry, access, withdrawals, now }: Context) {
  const { people } = registry;

  async function find({ id }: IdParams): Promise<PersonRecord> {
    const person = await people.find(Number(id));
    if (person === undefined) throw new ProblemError('not-found', `there is nobody with the number ${id}`);
    return person;
  }

  const changedBy = (identity: Identity) => ({ at: now().toISOString(), by: askerOf(identity) });

  return async (app: FastifyInstance): Promise<void> => {
    app.get(
      path,
      { schema: { summary: 'List who has an account', response: { 200: PeopleSchema } } },
      async (request) => {
        await access.require(request, 'people');
        const links = await registry.passwordLinks.open(now().toISOString());
        return { people: (await people.list()).map((person) => toAccount(person, links.get(person.id))) };
      },
    );

    app.get(
      `${path}/changes`,
      {
        schema: {
          summary: `Who changed who may do what: the last ${changesShown} changes, the latest first`,
          response: { 200: PeopleChangesSchema },
        },
      },
      async (request) => {
        await access.require(request, 'people');
        return { changes: await registry.peopleChanges.list(changesShown) };
      },
    );

    app.post<{ Body: NewAccount }>(
      path,
      {
        schema: {
          summary: 'Make an account, and a one-time link that sets its password; the link is shown this once',
          body: NewAccountSchema,
          response: { 201: AccountWithLinkSchema },
        },
      },
      async (request, reply) => {
        const identity = await access.require(request, 'people');
        const { name, email, role } = request.body;
        const person = await people.invite({ name, email: email.toLowerCase(), role }, changedBy(identity));
        const link = await makePasswordLink(registry, person.id, now());
        return reply.code(201).send({ ...toAccount(person, link.expiresAt), path: link.path });
      },
    );

    app.post<{ Params: IdParams }>(
      `${path}/:id/link`,
      {
        schema: {
          summary: 'Make a one-time link by which somebody sets a new password, in place of any older one',
          params: IdParamsSchema,
          body: NewPasswordLinkSchema,
          response: { 201: AccountWithLinkSchema },
        },
      },
      async (request, reply) => {
        const identity = await access.require(request, 'people');
        const person = await find(request.params);
        await registry.peopleChanges.add({ ...changedBy(identity), action: 'link-made', person, role: person.role });
        const link = await makePasswordLink(registry, person.id, now());
        return reply.code(201).send({ ...toAccount(person, link.expiresAt), path: link.path });
      },
    );

    app.patch<{ Params: IdParams; Body: AccountChange }>(
      `${path}/:id`,
      {
        schema: {
          summary: 'Change what somebody may do',
          params: IdParamsSchema,
          body: AccountChangeSchema,
          response: { 200: AccountSchema },
        },
      },
      async (request) => {
        const identity = await access.require(request, 'people');
        const person = { ...(await find(request.params)), role: request.body.role };
        refuseUndone(await people.changeRole(person.id, person.role, changedBy(identity)));
        const links = await registry.passwordLinks.open(now().toISOString());
        return toAccount(person, links.get(person.id));
      },
    );

    app.delete<{ Params: IdParams }>(
      `${path}/:id`,
      {
        schema: {
          summary: 'Remove an account, and sign it out everywhere',
          params: IdParamsSchema,
          response: { 204: DoneSchema },
        },
      },
      async (request, reply) => {
        const identity = await access.require(request, 'people');
        const person = await find(request.params);
        refuseUndone(await people.remove(person.id, changedBy(identity)));
        withdrawals.add({ kind: 'person', ...person });
        return reply.code(204).send();
      },
    );
  };
}

function toAccount({ passwordHash, ...person }: PersonRecord, linkExpiresAt: string | null = null): Account {
  return { ...person, hasPassword: passwordHash !== undefined, linkExpiresAt };
}

function refuseUndone(changed: PersonChanged): void {
  if (changed === 'missing') throw new ProblemError('not-found', 'this account was removed meanwhile');
  if (changed === 'last-owner')
    throw new ProblemError(
      'conflict',
      'this is the only owner who can sign in; make somebody else an owner first, and let them set their password',
    );
}
