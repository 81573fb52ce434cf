import { RightsRequestSchema } from '@usance/api';
import { pseudonymOf } from '@usance/collector';
import { escapeHtml, textsOf, type Language } from '@usance/documents';
import type { FastifyInstance } from 'fastify';
import { Check } from 'typebox/value';
import type { Context } from '../../context.ts';
import { ProblemError } from '../../problem-error.ts';
import { exportInstallation } from '../../rights/export-installation.ts';
import { requireInstallations } from '../../require-installations.ts';
import { requestErasure } from '../../rights/request-erasure.ts';
import { findPublicProduct, languageOf, type PublicQuestion } from './find-public-product.ts';
import { renderPage } from './page.ts';

/** As many as `/v1/export` and `/v1/erase` take, under the same name. */
const perMinute = 30;

type Asked = PublicQuestion & { Body: URLSearchParams };

/** Where a person sees and erases what is kept of their installation, without scripts. The ID travels in a body, never in an address. */
export function dataPageRoutes(context: Context) {
  return async (app: FastifyInstance): Promise<void> => {
    app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, new URLSearchParams(String(body))),
    );

    app.get<PublicQuestion>('/p/:key/data', { schema: { hide: true } }, async (request, reply) => {
      const { name, key, settings } = await findPublicProduct(context, request);
      const language = languageOf(request);
      const main = settings.identity === 'none' ? nothingToFind(language) : form(key, language);
      return reply
        .header('content-type', 'text/html; charset=utf-8')
        .header('vary', 'accept-language')
        .send(renderPage({ language, title: name, main, path: `/p/${key}/data` }));
    });

    app.post<Asked>('/p/:key/data', { schema: { hide: true } }, async (request, reply) => {
      const { id, name, key, settings } = await findPublicProduct(context, request);
      const language = languageOf(request);
      requireInstallations(settings);
      const outcome = await answer(request.body, { id, key, language, admit: () => admit(id) });
      return reply
        .code(outcome.status)
        .header('content-type', 'text/html; charset=utf-8')
        .send(renderPage({ language, title: name, main: outcome.main, path: `/p/${key}/data` }));

      function admit(productId: number): boolean {
        try {
          context.origins.admit(request, `rights/${productId}`, perMinute);
          return true;
        } catch (error) {
          if (error instanceof ProblemError && error.code === 'too-many-requests') return false;
          throw error;
        }
      }
    });
  };

  async function answer(
    body: URLSearchParams,
    { id, key, language, admit }: { id: number; key: string; language: Language; admit: () => boolean },
  ): Promise<{ status: number; main: string }> {
    const { page } = textsOf[language];
    const installation = body.get('installation')?.trim().toLowerCase() ?? '';
    const request = { key, installation };
    if (!Check(RightsRequestSchema, request)) return refusal(400, page.badInstallation);
    if (!admit()) return refusal(429, page.tooMany);
    const asked = { productId: id, installation, pseudonym: pseudonymOf(context.directory.secretOf(id), installation) };
    if (body.get('action') === 'erase') {
      const { doneBy, receipt } = await requestErasure(context, asked);
      return {
        status: 202,
        main: `<p role="status">${page.erased} <time>${doneBy}</time></p>\n<p>${page.keepReceipt}</p>\n<pre>${receipt}</pre>`,
      };
    }
    const kept = JSON.stringify(await exportInstallation(context, asked), undefined, 2);
    return {
      status: 200,
      main: `<p role="status">${page.shown}</p>\n<pre>${escapeHtml(kept)}</pre>\n${form(key, language)}`,
    };

    function refusal(status: number, text: string) {
      return { status, main: `<p role="alert">${escapeHtml(text)}</p>\n${form(key, language)}` };
    }
  }
}

/** What is said in place of the form where no installation has an ID. */
const nothingToFind = (language: Language) => `<p>${escapeHtml(textsOf[language].withoutId.ownData)}</p>`;

function form(key: string, language: Language): string {
  const { page } = textsOf[language];
  return `<form method="post" action="/p/${key}/data?lang=${language}">
<label for="installation">${escapeHtml(page.installation)}</label>
<input id="installation" name="installation" required autocomplete="off" spellcheck="false" maxlength="64">
<button name="action" value="export">${escapeHtml(page.show)}</button>
<button name="action" value="erase" aria-describedby="warning">${escapeHtml(page.erase)}</button>
<p id="warning">${escapeHtml(page.eraseWarning)}</p>
</form>
<p><a href="/p/${key}/privacy?lang=${language}">${escapeHtml(page.back)}</a></p>`;
}
