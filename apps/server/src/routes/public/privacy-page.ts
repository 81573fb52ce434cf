import { escapeHtml, renderDocument, textsOf, writeDocument, type Language } from '@usance/documents';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Context } from '../../context.ts';
import { factsOf } from '../../privacy/facts-of.ts';
import { shownManifest } from '../../privacy/shown-manifest.ts';
import { findPublicProduct, languageOf, type PublicQuestion } from './find-public-product.ts';
import { pageStyle, renderPage } from './page.ts';

/** Those that people, and customers, are shown; the others are the vendor's own papers. */
const publicDocuments = ['policy', 'inventory', 'customer', 'resilience', 'changes'] as const;
type PublicDocument = (typeof publicDocuments)[number];

const DocumentParamsSchema = Type.Object({ key: Type.String(), name: Type.Enum([...publicDocuments]) });

/** What a product collects today, told to the people who use it and to their programs. */
export function privacyPageRoutes(context: Context) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get('/p/style.css', { schema: { hide: true } }, async (_request, reply) =>
      reply.header('content-type', 'text/css; charset=utf-8').send(pageStyle),
    );

    app.get<PublicQuestion>('/p/:key/privacy', { schema: { hide: true } }, async (request, reply) => {
      const product = await findPublicProduct(context, request);
      const language = languageOf(request);
      const facts = await factsOf(context, product);
      const { manifestHash } = await shownManifest(context.registry.manifests, product.id, facts);
      const [policy, changes] = (['policy', 'changes'] as const).map((name) => {
        const document = writeDocument(name, facts, { language, manifestHash });
        // Both end with the same lines, which the page says once.
        const sections = name === 'changes' ? document.sections : document.sections.slice(0, -1);
        return asPart(renderDocument({ ...document, sections }, 'html'));
      });
      const { headings, page } = textsOf[language];
      const home = `/p/${product.key}`;
      const main = [
        dropTitle(policy ?? ''),
        ...(product.settings.identity === 'none'
          ? []
          : [
              `<p><a href="${home}/data?lang=${language}">${escapeHtml(page.show)} · ${escapeHtml(page.erase)}</a></p>`,
            ]),
        changes,
        `<h2>${escapeHtml(headings.documents)}</h2>`,
        linksTo({ home, language }),
        `<p><a href="${home}/manifest.json">manifest.json</a></p>`,
      ].join('\n');
      return reply
        .header('content-type', 'text/html; charset=utf-8')
        .header('content-language', language)
        .header('vary', 'accept-language')
        .send(renderPage({ language, title: product.name, main, path: `${home}/privacy` }));
    });

    app.get<PublicQuestion & { Params: { name: PublicDocument } }>(
      '/p/:key/documents/:name',
      { schema: { hide: true, params: DocumentParamsSchema } },
      async (request, reply) => {
        const product = await findPublicProduct(context, request);
        const language = languageOf(request);
        const facts = await factsOf(context, product);
        const { manifestHash } = await shownManifest(context.registry.manifests, product.id, facts);
        const document = writeDocument(request.params.name, facts, { language, manifestHash });
        const home = `/p/${product.key}`;
        const back = `<p><a href="${home}/privacy?lang=${language}">${escapeHtml(textsOf[language].page.back)}</a></p>`;
        return reply
          .header('content-type', 'text/html; charset=utf-8')
          .header('content-language', language)
          .header('vary', 'accept-language')
          .send(
            renderPage({
              language,
              title: product.name,
              main: `${asPart(renderDocument(document, 'html'))}\n${back}`,
              path: `${home}/documents/${request.params.name}`,
            }),
          );
      },
    );

    app.get<PublicQuestion>('/p/:key/manifest.json', { schema: { hide: true } }, async (request, reply) => {
      const product = await findPublicProduct(context, request);
      const facts = await factsOf(context, product);
      const { manifest, manifestHash } = await shownManifest(context.registry.manifests, product.id, facts);
      return reply
        .header('access-control-allow-origin', '*')
        .header('cross-origin-resource-policy', 'cross-origin')
        .send({ manifest, hash: manifestHash, jws: context.signer.sign('manifest', manifest) });
    });
  };
}

/** Each document that people are shown, in its own words. */
const linksTo = ({ home, language }: { home: string; language: Language }) =>
  publicDocuments
    .map((name) => {
      const title = escapeHtml(textsOf[language].titles[name]);
      return `<p><a href="${home}/documents/${name}?lang=${language}">${title}</a></p>`;
    })
    .join('\n');

/** A document's title is a heading of the page. */
const asPart = (html: string) => html.replace('<h1>', '<h2>').replace('</h1>', '</h2>');
const dropTitle = (html: string) => html.replace(/<h2>.*?<\/h2>\n/, '');
