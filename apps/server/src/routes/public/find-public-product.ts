import type { ProductSettings } from '@usance/api';
import { languages, type Language } from '@usance/documents';
import type { ProductRecord } from '@usance/registry';
import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import type { Context } from '../../context.ts';
import { ProblemError } from '../../problem-error.ts';

/** What is asked of a public page. */
export interface PublicQuestion {
  Params: { key: string };
  Querystring: { lang?: string };
}

/** A page is read; whoever asks this often does something else. */
const perMinute = 120;

/** The product whose key an address holds. Keys are random, so that they cannot be tried out. */
export async function findPublicProduct(
  { directory, registry, origins }: Context,
  request: FastifyRequest<PublicQuestion>,
): Promise<ProductRecord<ProductSettings>> {
  const entry = directory.find(request.params.key);
  if (entry !== undefined) origins.admit(request, `page/${entry.id}`, perMinute);
  const product = entry && (await registry.products.find(entry.id));
  if (product === undefined) throw new ProblemError('not-found', 'no product has this key');
  return product;
}

/** The language that the address asks for, or else the browser. */
export function languageOf(request: FastifyRequest<PublicQuestion>): Language {
  const { lang } = request.query;
  const chosen = languages.find((each) => each === lang);
  // A browser may ask for pt-BR only; the parts before the hyphen are what there is.
  const asked = new Negotiator(request).languages().map((each) => each.split('-')[0]);
  return chosen ?? asked.flatMap((each) => languages.find((known) => known === each) ?? [])[0] ?? 'en';
}
