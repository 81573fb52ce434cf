import { DocumentListSchema } from '@usance/api';
import {
  documentFormats,
  documentNames,
  languages,
  renderDocument,
  writeDocument,
  type DocumentFormat,
  type DocumentName,
  type Language,
} from '@usance/documents';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Context } from '../../context.ts';
import { findProduct } from '../../find-product.ts';
import { IdParamsSchema, type IdParams } from '../../id-params.ts';
import { factsOf } from '../../privacy/facts-of.ts';
import { shownManifest } from '../../privacy/shown-manifest.ts';

const NameParamsSchema = Type.Object({ ...IdParamsSchema.properties, name: Type.Enum([...documentNames]) });
const FormatSchema = Type.Object(
  {
    language: Type.Optional(Type.Enum([...languages])),
    format: Type.Optional(Type.Enum([...documentFormats])),
  },
  { additionalProperties: false },
);

const mediaTypes: Record<DocumentFormat, string> = {
  markdown: 'text/markdown',
  text: 'text/plain',
  html: 'text/html',
  csv: 'text/csv',
};

const documentContent = Object.fromEntries(Object.values(mediaTypes).map((type) => [type, { schema: Type.String() }]));

/** What a product's documents say today. */
export function documentRoutes(context: Context) {
  const { registry, access } = context;
  return async (app: FastifyInstance): Promise<void> => {
    app.get<{ Params: IdParams }>(
      '/api/v1/products/:id/documents',
      {
        schema: {
          summary: 'List the documents about privacy',
          params: IdParamsSchema,
          response: { 200: DocumentListSchema },
        },
      },
      async (request) => {
        await access.require(request, 'read');
        const product = await findProduct(registry, request.params);
        const facts = await factsOf(context, product);
        const { manifestHash } = await shownManifest(registry.manifests, product.id, facts);
        return { documents: documentNames, languages, formats: documentFormats, manifestHash };
      },
    );

    app.get<{
      Params: IdParams & { name: DocumentName };
      Querystring: { language?: Language; format?: DocumentFormat };
    }>(
      '/api/v1/products/:id/documents/:name',
      {
        schema: {
          summary: 'A document about privacy, from the live configuration',
          description: 'None of them is legal advice. Gaps show where the privacy profile says nothing.',
          params: NameParamsSchema,
          querystring: FormatSchema,
          response: { 200: { description: 'the document', content: documentContent } },
        },
      },
      async (request, reply) => {
        await access.require(request, 'read');
        const product = await findProduct(registry, request.params);
        const facts = await factsOf(context, product);
        const { language = 'en', format = 'markdown' } = request.query;
        const { manifestHash } = await shownManifest(registry.manifests, product.id, facts);
        const document = writeDocument(request.params.name, facts, { language, manifestHash });
        return reply
          .header('content-type', `${mediaTypes[format]}; charset=utf-8`)
          .header('content-language', language)
          .send(renderDocument(document, format));
      },
    );
  };
}
