import {
  ArrivalSchema,
  defaultProductSettings,
  NewProductSchema,
  ProductChangeSchema,
  ProductSchema,
  ProductsSchema,
  type Arrival,
  type NewProduct,
  type ProductChange,
} from '@usance/api';
import type { Warehouse } from '@usance/warehouse';
import type { FastifyInstance } from 'fastify';
import { DoneSchema } from '../../api-description.ts';
import { IdParamsSchema, type IdParams } from '../../id-params.ts';
import type { Context } from '../../context.ts';
import { deleteProduct } from '../../delete-product.ts';
import { findProduct } from '../../find-product.ts';
import { weighNewSettings, weighSettings } from '../../privacy/weigh-settings.ts';
import { newProductKey } from '../../secrets.ts';
import { sendAnswer } from '../reports/send-answer.ts';

/** Products and their keys. */
export function productRoutes(context: Context) {
  const { registry, directory, access, warehouse, answers, now } = context;
  return async (app: FastifyInstance): Promise<void> => {
    app.get(
      '/api/v1/products',
      { schema: { summary: 'List products', response: { 200: ProductsSchema } } },
      async (request) => {
        await access.require(request, 'read');
        return { products: await registry.products.list() };
      },
    );

    app.post<{ Body: NewProduct }>(
      '/api/v1/products',
      { schema: { summary: 'Make a product', body: NewProductSchema, response: { 201: ProductSchema } } },
      async (request, reply) => {
        await access.require(request, 'manage');
        const { name, settings: chosen, reason } = request.body;
        const settings = { ...defaultProductSettings, ...chosen };
        const createdAt = now().toISOString();
        const weighed = weighNewSettings(settings, reason, createdAt);
        const product = await registry.products.create({
          name: name.trim(),
          key: newProductKey(),
          settings,
          createdAt,
        });
        if (weighed !== undefined) await registry.privacyChanges.add(product.id, weighed);
        await directory.refresh();
        return reply.code(201).send(product);
      },
    );

    app.get<{ Params: IdParams }>(
      '/api/v1/products/:id',
      { schema: { summary: 'One product', params: IdParamsSchema, response: { 200: ProductSchema } } },
      async (request) => {
        await access.require(request, 'read');
        return findProduct(registry, request.params);
      },
    );

    app.patch<{ Params: IdParams; Body: ProductChange }>(
      '/api/v1/products/:id',
      {
        schema: {
          summary: 'Change a product',
          description: 'What collects more of people, or keeps it for longer, needs a `reason`, which is published.',
          params: IdParamsSchema,
          body: ProductChangeSchema,
          response: { 200: ProductSchema },
        },
      },
      async (request) => {
        await access.require(request, 'manage');
        const { id, settings } = await findProduct(registry, request.params);
        const { name, settings: changed, reason } = request.body;
        const after = { ...settings, ...changed };
        const weighed = weighSettings({ before: settings, after, reason, at: now().toISOString() });
        // Told first: a change that nobody was told of must not come about, even where the server is killed in between.
        if (weighed !== undefined) await registry.privacyChanges.add(id, weighed);
        await registry.products.change(id, {
          ...(name ? { name: name.trim() } : {}),
          settings: after,
        });
        await directory.refresh();
        return findProduct(registry, request.params);
      },
    );

    app.delete<{ Params: IdParams }>(
      '/api/v1/products/:id',
      {
        schema: {
          summary: 'Delete a product with all its data',
          params: IdParamsSchema,
          response: { 204: DoneSchema },
        },
      },
      async (request, reply) => {
        await access.require(request, 'manage');
        const { id } = await findProduct(registry, request.params);
        await registry.products.markDeleted(id, now().toISOString());
        await deleteProduct(context, id);
        return reply.code(204).send();
      },
    );

    app.get<{ Params: IdParams }>(
      '/api/v1/products/:id/arrival',
      { schema: { summary: 'What has arrived so far', params: IdParamsSchema, response: { 200: ArrivalSchema } } },
      async (request, reply) => {
        await access.require(request, 'read');
        const { id } = await findProduct(registry, request.params);
        return sendAnswer(request, reply, {
          answers,
          mediaType: 'application/json',
          productId: id,
          key: 'arrival',
          make: async () => JSON.stringify(await arrivalOf(warehouse, id)),
        });
      },
    );
  };
}

async function arrivalOf(warehouse: Warehouse, productId: number): Promise<Arrival | undefined> {
  const [arrival] = await warehouse.query<Arrival>(
    /* sql */ `
    SELECT
      groupBitmap(installation) AS installations,
      count() AS "sessionDays",
      (SELECT count() FROM weeks FINAL WHERE product_id = {product: UInt32} AND subject = '') AS weeks,
      if(count() = 0, NULL, toString(min(day))) AS "firstDay",
      if(count() = 0, NULL, toString(max(day))) AS "lastDay"
    FROM session_days FINAL
    WHERE product_id = {product: UInt32}
  `,
    { product: productId },
  );
  return arrival;
}
