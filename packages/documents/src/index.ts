export { findClaim } from './claims.ts';
export { writeDocument } from './document.ts';
export type { Facts } from './facts.ts';
export { manifestOf, type Manifest } from './manifest.ts';
export { documentFormats, escapeHtml, renderDocument, type DocumentFormat } from './render.ts';
export { languages, textsOf, type Language } from './texts/languages.ts';
export { documentNames, type DocumentName } from './texts/texts.ts';
