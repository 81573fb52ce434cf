import type { Audit, AuditCheck } from './audit.ts';
import type { Backup } from './backup.ts';
import type { DataDays, Dimension, DimensionValues, KnownFeatures } from './dimension.ts';
import type { DocumentList } from './document.ts';
import type { InstallationHistory, InstallationQuestion } from './installation.ts';
import type { LiveAnswer } from './live.ts';
import type { Account, AccountChange, AccountWithLink, NewAccount, PeopleChange } from './people.ts';
import type { Credentials, NewOwner, NewPassword, PasswordChange, Person, Setup } from './person.ts';
import type { Retention } from './retention.ts';
import type { ErasureCounts, HandledRequest, HandledRightsRequest, NewRightsRequest } from './rights.ts';
import type { Problem } from '@usance/protocol';
import type { ProblemCode } from './problem-codes.ts';
import type { NewPlan, PlanHistory, PlanPublication, PublishedPlan } from './plan.ts';
import type { PlanDraft, PlanPreview } from './plan-preview.ts';
import type { PrivacyProfile, PublishedPrivacyChange } from './privacy-profile.ts';
import type { Arrival, NewProduct, Product, ProductChange } from './product.ts';
import type { Proof, ProofSummary, SignedProof } from './proof.ts';
import type { NewRelease, Release } from './release.ts';
import type { ReportAnswer, ReportDescription, ReportName } from './report-answer.ts';
import type { NewSegment, Segment, SegmentChange } from './segment.ts';
import type { NewPublication, Publication } from './publication.ts';
import type { CreatedShare, NewShare, Share, SharedAnswer } from './share.ts';
import type { NewView, View } from './view.ts';
import type { CreatedToken, NewToken, Token } from './token.ts';

/** An answer that is not a success. `problem` is what the server said; without one, the server could not be reached. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly problem: Problem | undefined;

  constructor(message: string, problem?: Problem, options?: ErrorOptions) {
    super(message, options);
    this.problem = problem;
  }

  /** What the problem is called; all of them are in the API's documentation. */
  get code(): ProblemCode | undefined {
    return this.problem?.code as ProblemCode | undefined; // of a server as new as this client
  }
}

export interface ApiClientOptions {
  /** Where the server is: `http://localhost:8420`; empty in a page that the server itself delivered. */
  baseUrl?: string;
  /** A bearer token; without one, the browser's session cookie counts. */
  token?: string;
}

type Query = Record<string, string | undefined>;
/** What a question is asked with: the URL's parameters, and a signal that takes the question back. */
export interface Asked {
  query?: Query;
  signal?: AbortSignal | undefined;
}
interface Call extends Asked {
  body?: unknown;
}

/** The REST API as functions. Each rejects with an `ApiError` that carries the server's problem. */
export function createApiClient({ baseUrl = '', token }: ApiClientOptions = {}) {
  async function call<Answer>(method: string, path: string, asked: Call = {}): Promise<Answer> {
    const answer = await ask(method, path, asked);
    // The server validates what it answers against the same schemas.
    return (isJson(answer) ? await answer.json() : undefined) as Answer;
  }

  /** The answer before it is read, if it is a success. */
  async function ask(method: string, path: string, { query = {}, body, signal }: Call = {}): Promise<Response> {
    const search = new URLSearchParams(
      Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined),
    );
    const suffix = search.size > 0 ? `?${search}` : '';
    const answer = await fetch(`${baseUrl}/api/v1${path}${suffix}`, {
      method,
      headers: {
        accept: 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    }).catch((cause: unknown) => {
      if (signal?.aborted) throw cause;
      throw new ApiError(`The server at ${baseUrl || 'this address'} cannot be reached.`, undefined, { cause });
    });
    if (answer.ok) return answer;
    const problem = (isJson(answer) ? await answer.json() : undefined) as Problem | undefined;
    throw new ApiError(problem?.detail ?? `${method} ${path} answered ${answer.status}`, problem);
  }

  return {
    setup: () => call<Setup>('GET', '/setup'),
    createOwner: (owner: NewOwner) => call<Person>('POST', '/setup', { body: owner }),
    signIn: (credentials: Credentials) => call<Person>('POST', '/session', { body: credentials }),
    signOut: () => call<void>('DELETE', '/session'),
    me: () => call<Person>('GET', '/session'),
    /** Ends all sessions of the person but this one. */
    endOtherSessions: () => call<void>('DELETE', '/session/others'),
    changePassword: (change: PasswordChange) => call<void>('PUT', '/session/password', { body: change }),
    /** Sets a password with the token of a one-time link, and signs in. */
    setPassword: (password: NewPassword) => call<Person>('POST', '/password', { body: password }),

    people: () => call<{ people: Account[] }>('GET', '/people'),
    invite: (account: NewAccount) => call<AccountWithLink>('POST', '/people', { body: account }),
    changePerson: (id: number, change: AccountChange) => call<Account>('PATCH', `/people/${id}`, { body: change }),
    removePerson: (id: number) => call<void>('DELETE', `/people/${id}`),
    makePasswordLink: (id: number) => call<AccountWithLink>('POST', `/people/${id}/link`, { body: {} }),
    peopleChanges: () => call<{ changes: PeopleChange[] }>('GET', '/people/changes'),

    products: () => call<{ products: Product[] }>('GET', '/products'),
    product: (id: number) => call<Product>('GET', `/products/${id}`),
    createProduct: (product: NewProduct) => call<Product>('POST', '/products', { body: product }),
    changeProduct: (id: number, change: ProductChange) => call<Product>('PATCH', `/products/${id}`, { body: change }),
    deleteProduct: (id: number) => call<void>('DELETE', `/products/${id}`),
    arrival: (id: number, signal?: AbortSignal) => call<Arrival>('GET', `/products/${id}/arrival`, { signal }),

    privacyProfile: (id: number, signal?: AbortSignal) =>
      call<PrivacyProfile>('GET', `/products/${id}/privacy-profile`, { signal }),
    putPrivacyProfile: (id: number, profile: PrivacyProfile) =>
      call<PrivacyProfile>('PUT', `/products/${id}/privacy-profile`, { body: profile }),
    documents: (id: number) => call<DocumentList>('GET', `/products/${id}/documents`),
    /** One document as it is written; `query` may hold a `language` and a `format`. */
    document: async (id: number, name: string, asked: Asked = {}) =>
      (await ask('GET', `/products/${id}/documents/${encodeURIComponent(name)}`, asked)).text(),
    privacyChanges: (id: number, signal?: AbortSignal) =>
      call<{ changes: PublishedPrivacyChange[] }>('GET', `/products/${id}/privacy-changes`, { signal }),

    /** The plan in force; rejects with `not-found` while there is none. */
    plan: (id: number, signal?: AbortSignal) => call<PublishedPlan>('GET', `/products/${id}/plan`, { signal }),
    putPlan: (id: number, plan: NewPlan) => call<PlanPublication>('PUT', `/products/${id}/plan`, { body: plan }),
    /** What publishing a plan would come to; changes nothing. */
    previewPlan: (id: number, draft: PlanDraft) =>
      call<PlanPreview>('POST', `/products/${id}/plan/preview`, { body: draft }),
    plans: (id: number, signal?: AbortSignal) =>
      call<{ plans: PlanHistory }>('GET', `/products/${id}/plans`, { signal }),

    /** Helps a person who asked by mail. What was exported is in the answer, as is the receipt of an erasure. */
    handleRequest: (id: number, request: NewRightsRequest) =>
      call<HandledRightsRequest>('POST', `/products/${id}/requests`, { body: request }),
    requests: (id: number, signal?: AbortSignal) =>
      call<{ requests: HandledRequest[] }>('GET', `/products/${id}/requests`, { signal }),
    retention: (id: number, signal?: AbortSignal) => call<Retention>('GET', `/products/${id}/retention`, { signal }),
    erasures: (id: number) => call<ErasureCounts>('GET', `/products/${id}/erasures`),

    segments: (id: number, signal?: AbortSignal) =>
      call<{ segments: Segment[] }>('GET', `/products/${id}/segments`, { signal }),
    createSegment: (id: number, segment: NewSegment) =>
      call<Segment>('POST', `/products/${id}/segments`, { body: segment }),
    changeSegment: (id: number, segment: number, change: SegmentChange) =>
      call<Segment>('PATCH', `/products/${id}/segments/${segment}`, { body: change }),
    deleteSegment: (id: number, segment: number) => call<void>('DELETE', `/products/${id}/segments/${segment}`),

    views: (id: number, signal?: AbortSignal) => call<{ views: View[] }>('GET', `/products/${id}/views`, { signal }),
    createView: (id: number, view: NewView) => call<View>('POST', `/products/${id}/views`, { body: view }),
    deleteView: (id: number, view: number) => call<void>('DELETE', `/products/${id}/views/${view}`),

    shares: (id: number, signal?: AbortSignal) =>
      call<{ shares: Share[] }>('GET', `/products/${id}/shares`, { signal }),
    createShare: (id: number, share: NewShare) => call<CreatedShare>('POST', `/products/${id}/shares`, { body: share }),
    endShare: (id: number, share: number) => call<void>('DELETE', `/products/${id}/shares/${share}`),
    /** Publishes numbers with noise, for good. */
    publish: (id: number, publication: NewPublication) =>
      call<Publication>('POST', `/products/${id}/publications`, { body: publication }),
    /** What whoever has a link sees; it needs no token. */
    shared: (secret: string, signal?: AbortSignal) =>
      call<SharedAnswer>('GET', `/shared/${encodeURIComponent(secret)}`, { signal }),

    releases: (id: number, signal?: AbortSignal) =>
      call<{ releases: Release[] }>('GET', `/products/${id}/releases`, { signal }),
    createRelease: (id: number, release: NewRelease) =>
      call<Release>('POST', `/products/${id}/releases`, { body: release }),
    deleteRelease: (id: number, release: number) => call<void>('DELETE', `/products/${id}/releases/${release}`),

    installation: (id: number, question: InstallationQuestion, signal?: AbortSignal) =>
      call<InstallationHistory>('POST', `/products/${id}/installation`, { body: question, signal }),
    audit: (id: number, asked: Asked = {}) => call<Audit>('GET', `/products/${id}/audit`, asked),
    auditCheck: (id: number, asked: Asked = {}) => call<AuditCheck>('GET', `/products/${id}/audit/check`, asked),

    signProof: (proof: Proof) => call<SignedProof>('POST', '/proofs', { body: proof }),
    proofs: () => call<{ proofs: ProofSummary[] }>('GET', '/proofs'),

    tokens: () => call<{ tokens: Token[] }>('GET', '/tokens'),
    createToken: (newToken: NewToken) => call<CreatedToken>('POST', '/tokens', { body: newToken }),
    deleteToken: (id: number) => call<void>('DELETE', `/tokens/${id}`),

    /** A new backup of everything; whoever asks reads its bytes. */
    backup: (signal?: AbortSignal) => ask('GET', '/backup', { signal }),
    backups: () => call<{ backups: Backup[] }>('GET', '/backups'),

    reports: () => call<{ reports: ReportDescription[] }>('GET', '/reports'),
    live: (id: number, signal?: AbortSignal) => call<LiveAnswer>('GET', `/products/${id}/live`, { signal }),
    days: (id: number, signal?: AbortSignal) => call<DataDays>('GET', `/products/${id}/days`, { signal }),
    features: (id: number, asked: Asked = {}) => call<KnownFeatures>('GET', `/products/${id}/features`, asked),
    dimensions: (id: number, signal?: AbortSignal) =>
      call<{ dimensions: Dimension[] }>('GET', `/products/${id}/dimensions`, { signal }),
    dimensionValues: (id: number, name: string, asked: Asked = {}) =>
      call<DimensionValues>('GET', `/products/${id}/dimensions/${encodeURIComponent(name)}/values`, asked),
    /** Parameters and filters in one object, as in the URL: `{ query: { from: '-90d', interval: 'week', os: '!Linux' } }`. */
    report: <Name extends ReportName>(id: number, name: Name, asked: Asked = {}) =>
      call<ReportAnswer<Name>>('GET', `/products/${id}/reports/${name}`, asked),
  };
}

const isJson = (answer: Response) => /\bjson\b/.test(answer.headers.get('content-type') ?? '');

export type ApiClient = ReturnType<typeof createApiClient>;
