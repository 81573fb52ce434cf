import { scopesOfRole, type Person, type ProductSettings, type Scope } from '@usance/api';
import type { Registry, TokenRecord } from '@usance/registry';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from './problem-error.ts';
import { hashSecret, newSecret } from './secrets.ts';

export const cookieName = 'usance_session';
const signInDays = 14;
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Who asks: a person signed in at a browser, or a program with a token. */
export type Identity = { kind: 'person'; person: Person } | { kind: 'token'; token: TokenRecord };

export interface Access {
  /** Throws a problem unless the request comes with the scope. */
  require(request: FastifyRequest, scope: Scope): Promise<Identity>;
  signIn(reply: FastifyReply, personId: number): Promise<void>;
  signOut(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** The hash under which the request's own sign-in is kept; empty for a program. */
  signInOf(request: FastifyRequest): string;
}

export interface AccessOptions {
  registry: Registry<ProductSettings>;
  baseUrl: string;
  now(): Date;
}

export function createAccess({ registry, baseUrl, now }: AccessOptions): Access {
  const isSecure = baseUrl.startsWith('https:');
  const cookie = { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure } as const;

  async function identify(request: FastifyRequest): Promise<Identity> {
    const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (bearer !== undefined) {
      const token = await registry.tokens.findBySecret(hashSecret(bearer));
      if (token === undefined)
        throw new ProblemError('not-signed-in', 'this token does not exist; make one in the dashboard');
      return { kind: 'token', token };
    }
    const secret = request.cookies[cookieName];
    const personId =
      secret === undefined ? undefined : await registry.signIns.personOf(hashSecret(secret), now().toISOString());
    const person = personId === undefined ? undefined : await registry.people.find(personId);
    if (person === undefined) throw new ProblemError('not-signed-in', 'sign in, or send a bearer token');
    refuseOtherSites(request, baseUrl);
    const { id, name, email, role } = person;
    return { kind: 'person', person: { id, name, email, role } };
  }

  return {
    async require(request, scope) {
      const identity = await identify(request);
      if (!may(identity, scope)) throw new ProblemError('not-allowed', whyNot(identity, scope));
      return identity;
    },
    async signIn(reply, personId) {
      const secret = newSecret();
      const expires = new Date(now().getTime() + signInDays * 86_400_000);
      await registry.signIns.removeExpired(now().toISOString());
      await registry.signIns.add({ secretHash: hashSecret(secret), personId, expiresAt: expires.toISOString() });
      void reply.setCookie(cookieName, secret, { ...cookie, expires });
    },
    async signOut(request, reply) {
      const secret = request.cookies[cookieName];
      if (secret !== undefined) await registry.signIns.remove(hashSecret(secret));
      void reply.clearCookie(cookieName, cookie);
    },
    signInOf: ({ cookies }) => (cookies[cookieName] === undefined ? '' : hashSecret(cookies[cookieName])),
  };
}

/** Whoever may change a thing may also see it; one installation is another matter. */
export function may(identity: Identity, scope: Scope): boolean {
  const scopes = identity.kind === 'person' ? scopesOfRole[identity.person.role] : identity.token.scopes;
  return scopes.includes(scope) || (scope === 'read' && scopes.includes('manage'));
}

function whyNot(identity: Identity, scope: Scope): string {
  if (identity.kind === 'token') return `this token lacks the scope "${scope}"`;
  return `a ${identity.person.role} may not do this; an owner of this server can change your role`;
}

/** Who asks, as the audit log names them. */
export function askerOf(identity: Identity) {
  const { id, name } = identity.kind === 'person' ? identity.person : identity.token;
  return { kind: identity.kind, id, name };
}

/** A cookie comes by itself, so what changes something must also say that it comes from our own pages. */
function refuseOtherSites(request: FastifyRequest, baseUrl: string): void {
  if (safeMethods.has(request.method)) return;
  if (request.headers.origin === undefined)
    throw new ProblemError(
      'cross-site',
      'this request must come from the dashboard itself; programs use a bearer token',
    );
  refuseForeignOrigin(request, baseUrl);
}

/** Throws a problem if a browser says that the request comes from the page of another site. */
export function refuseForeignOrigin({ headers, protocol }: FastifyRequest, baseUrl: string): void {
  const { origin, host } = headers;
  if (origin === undefined || origin === new URL(baseUrl).origin || origin === `${protocol}://${host}`) return;
  throw new ProblemError('cross-site', 'this request comes from the page of another site');
}
