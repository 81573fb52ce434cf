import type { Kysely } from 'kysely';

/** The registry's tables, as the migrations make them. */
export interface Tables {
  counters: { name: string; value: number };
  facts: { name: string; value: string };
  products: {
    id: number;
    name: string;
    key: string;
    settings: string;
    created_at: string;
    deleted_at: string | null;
  };
  installations: { product_id: number; pseudonym: string; ordinal: number };
  people: { id: number; name: string; email: string; password_hash: string; role: string; created_at: string };
  password_links: { secret_hash: string; person_id: number; expires_at: string };
  people_changes: {
    id: number;
    at: string;
    by_kind: string;
    by_id: number;
    by_name: string;
    action: string;
    person_id: number;
    person_name: string;
    role: string;
  };
  sign_ins: { secret_hash: string; person_id: number; expires_at: string };
  segments: { id: number; product_id: number; name: string; filter: string; created_at: string };
  views: { id: number; product_id: number; name: string; page: string; query: string; created_at: string };
  releases: { id: number; product_id: number; version: string; day: string; note: string | null };
  audit: {
    id: number;
    product_id: number;
    at: string;
    by_kind: string;
    by_id: number;
    by_name: string;
    action: string;
    outcome: string;
    link: string;
  };
  erasures: { product_id: number; pseudonym: string; requested_at: string; done_at: string | null };
  erased_ordinals: { product_id: number; ordinal: number };
  rights_requests: {
    id: number;
    product_id: number;
    kind: string;
    received_day: string;
    handled_at: string;
    due_day: string;
    by_name: string;
    note: string | null;
  };
  expiries: {
    id: number;
    product_id: number;
    at: string;
    session_days: number;
    details: number;
    weeks: number;
    installations: number;
    parts: number;
  };
  privacy_changes: {
    id: number;
    product_id: number;
    at: string;
    subject: string;
    direction: string;
    details: string;
    reason: string | null;
  };
  manifests: {
    product_id: number;
    number: number;
    told_hash: string;
    hash: string;
    previous: string | null;
  };
  plans: {
    product_id: number;
    version: number;
    hash: string;
    document: string;
    published_at: string;
    reason: string | null;
    signed: string;
  };
  privacy_profiles: { product_id: number; profile: string };
  shares: {
    id: number;
    product_id: number;
    name: string;
    report: string;
    query: string;
    least_group: number;
    created_by: string;
    created_at: string;
    expires_at: string | null;
    revoked_at: string | null;
    secret_hash: string;
  };
  publications: {
    id: number;
    product_id: number;
    question: string;
    epsilon_thousandths: number;
    made_at: string;
    answer: string | null;
  };
  tokens: { id: number; name: string; secret_hash: string; scopes: string; created_at: string };
}

export type Database = Kysely<Tables>;
