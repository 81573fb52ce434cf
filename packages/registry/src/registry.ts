import { sql } from 'kysely';
import { createAudit, type Audit } from './audit.ts';
import { dumpRegistry, type RowsOf } from './backup/dump.ts';
import type { Database } from './database.ts';
import { createErasures, type Erasures } from './erasures.ts';
import { createExpiries, type Expiries } from './expiries.ts';
import { createFacts, type Facts } from './facts.ts';
import { createInstallations, type Installations } from './installations.ts';
import { createManifests, type Manifests } from './manifests.ts';
import { migrate, schemaOf } from './migrate.ts';
import { openDatabase, type RegistryPlace } from './open-database.ts';
import { createPasswordLinks, type PasswordLinks } from './password-links.ts';
import { createPeople, type People } from './people.ts';
import { createPeopleChanges, type PeopleChanges } from './people-changes.ts';
import { migrationLock } from './postgres.ts';
import { createPlans, type Plans } from './plans.ts';
import { createPrivacyChanges, type PrivacyChanges } from './privacy-changes.ts';
import { createPrivacyProfiles, type PrivacyProfiles } from './privacy-profiles.ts';
import { createProducts, type Products } from './products.ts';
import { createPublications, type Publications } from './publications.ts';
import { createReleases, type Releases } from './releases.ts';
import { createRightsRequests, type RightsRequests } from './rights-requests.ts';
import { createSegments, type Segments } from './segments.ts';
import { createViews, type Views } from './views.ts';
import { createShares, type Shares } from './shares.ts';
import { createSignIns, type SignIns } from './sign-ins.ts';
import { createTokens, type Tokens } from './tokens.ts';

/** Who there is and what people decided. It never sees what an installation did. */
export interface Registry<Settings> {
  products: Products<Settings>;
  installations: Installations;
  people: People;
  passwordLinks: PasswordLinks;
  peopleChanges: PeopleChanges;
  signIns: SignIns;
  tokens: Tokens;
  facts: Facts;
  segments: Segments;
  views: Views;
  audit: Audit;
  releases: Releases;
  privacyChanges: PrivacyChanges;
  manifests: Manifests;
  plans: Plans;
  shares: Shares;
  publications: Publications;
  privacyProfiles: PrivacyProfiles;
  erasures: Erasures;
  rightsRequests: RightsRequests;
  expiries: Expiries;
  /** Everything that it holds, some rows of a table at a time; what goes on meanwhile is not held up. */
  dump(): AsyncIterable<RowsOf>;
  /** The number of the last migration that it has seen. */
  schema(): Promise<number>;
  /** Leaves no byte of what was deleted, as far as the database can: a PostgreSQL server may use its space again, and writes over it then. */
  dropTraces(): Promise<void>;
  /** Rejects if the database cannot be reached. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the registry and brings it up to date. Products made by an older version get the settings that they lack from `defaults`.
 * Throws a `RegistryError` if it is locked or newer than this version.
 */
export async function openRegistry<Settings extends object>(
  place: RegistryPlace,
  defaults: Settings,
): Promise<Registry<Settings>> {
  const db = openDatabase(place);
  try {
    await migrate(db, place.kind === 'postgres' ? migrationLock : undefined);
  } catch (cause) {
    await db.destroy();
    throw cause;
  }
  return createRegistry(db, {
    defaults,
    dropTraces: place.kind === 'sqlite' ? 'PRAGMA wal_checkpoint(TRUNCATE)' : 'VACUUM installations',
  });
}

/** `dropTraces` is the statement by which the database parts with what was deleted. */
function createRegistry<Settings extends object>(
  db: Database,
  { defaults, dropTraces }: { defaults: Settings; dropTraces: string },
): Registry<Settings> {
  return {
    products: createProducts(db, defaults),
    installations: createInstallations(db),
    people: createPeople(db),
    passwordLinks: createPasswordLinks(db),
    peopleChanges: createPeopleChanges(db),
    signIns: createSignIns(db),
    tokens: createTokens(db),
    facts: createFacts(db),
    segments: createSegments(db),
    views: createViews(db),
    audit: createAudit(db),
    releases: createReleases(db),
    privacyChanges: createPrivacyChanges(db),
    manifests: createManifests(db),
    plans: createPlans(db),
    shares: createShares(db),
    publications: createPublications(db),
    privacyProfiles: createPrivacyProfiles(db),
    erasures: createErasures(db),
    rightsRequests: createRightsRequests(db),
    expiries: createExpiries(db),
    dump: () => dumpRegistry(db),
    schema: () => schemaOf(db),
    async dropTraces() {
      await sql.raw(dropTraces).execute(db);
    },
    async ping() {
      await sql`SELECT 1`.execute(db);
    },
    close: () => db.destroy(),
  };
}
