import { PrivacyChangesSchema, PrivacyProfileSchema, type PrivacyProfile } from '@usance/api';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../context.ts';
import { findProduct } from '../../find-product.ts';
import { IdParamsSchema, type IdParams } from '../../id-params.ts';
import { profileOf } from '../../privacy/profile-of.ts';
import { refuseClaim } from '../../privacy/weigh-settings.ts';

const profilePath = '/api/v1/products/:id/privacy-profile';

/** What a product's documents say of its vendor, and what changed for its users. */
export function privacyRoutes({ registry, access }: Context) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get<{ Params: IdParams }>(
      profilePath,
      {
        schema: {
          summary: 'Who answers for the data',
          params: IdParamsSchema,
          response: { 200: PrivacyProfileSchema },
        },
      },
      async (request) => {
        await access.require(request, 'read');
        const { id } = await findProduct(registry, request.params);
        return profileOf(registry.privacyProfiles, id);
      },
    );

    app.put<{ Params: IdParams; Body: PrivacyProfile }>(
      profilePath,
      {
        schema: {
          summary: 'Say who answers for the data',
          description: 'It stands in the public documents, as does what is missing. `null` is a gap.',
          params: IdParamsSchema,
          body: PrivacyProfileSchema,
          response: { 200: PrivacyProfileSchema },
        },
      },
      async (request) => {
        await access.require(request, 'manage');
        const { id } = await findProduct(registry, request.params);
        for (const [key, value] of Object.entries(request.body)) if (typeof value === 'string') refuseClaim(value, key);
        await registry.privacyProfiles.put(id, request.body);
        return profileOf(registry.privacyProfiles, id);
      },
    );

    app.get<{ Params: IdParams }>(
      '/api/v1/products/:id/privacy-changes',
      {
        schema: {
          summary: 'What changed for the product’s users, and why',
          params: IdParamsSchema,
          response: { 200: PrivacyChangesSchema },
        },
      },
      async (request) => {
        await access.require(request, 'read');
        const { id } = await findProduct(registry, request.params);
        return { changes: await registry.privacyChanges.list(id) };
      },
    );
  };
}
