import type { Facts } from './facts.ts';
import { statementsOf, type Statement, type Statements } from './statements.ts';
import { textsOf, type Language } from './texts/languages.ts';
import type { DocumentName, Texts } from './texts/texts.ts';

export interface Section {
  /** `undefined` for what needs none. */
  heading: string | undefined;
  statements: readonly Statement[];
}

/** What is said, before it is written in a format. */
export interface UsageDocument {
  name: DocumentName;
  language: Language;
  title: string;
  sections: readonly Section[];
}

/** A document of a product in one language. `manifestHash` is what the facts were when it was written. */
export function writeDocument(
  name: DocumentName,
  facts: Facts,
  { language, manifestHash }: { language: Language; manifestHash: string },
): UsageDocument {
  const texts = textsOf[language];
  const end: Statement[] = [
    statementsOf(facts, texts).notAdvice,
    { id: 'manifest', text: texts.manifest(manifestHash), from: ['server'] },
  ];
  const sections = sectionsOf(name, facts, texts);
  return {
    name,
    language,
    title: texts.titles[name],
    sections: [...sections, { heading: undefined, statements: end }],
  };
}

const withoutHeading = (...statements: Statement[]): Section[] => [{ heading: undefined, statements }];

function sectionsOf(name: DocumentName, facts: Facts, texts: Texts): Section[] {
  const said = statementsOf(facts, texts);
  const { headings } = texts;
  const [choice = said.collecting, ...purposes] = said.purposes;
  const plan = [...said.plan, ...said.overrides];
  const collected = [said.collecting, choice, ...purposes, ...plan, ...said.data];
  const who = { heading: headings.who, statements: [...said.who, ...said.recipients] };
  const kept = { heading: headings.kept, statements: said.kept };
  switch (name) {
    case 'notice':
      return withoutHeading(said.collecting, choice, ...said.data, ...said.overrides, said.more);
    case 'banner':
      return withoutHeading(said.collecting, choice, said.more);
    case 'eula':
      return withoutHeading(said.collecting, choice, ...said.plan.slice(0, 1), ...said.data, ...said.kept, said.more);
    case 'policy':
      return [
        { heading: headings.collected, statements: collected },
        kept,
        who,
        { heading: headings.rights, statements: said.rights },
      ];
    case 'inventory':
      return [{ heading: headings.collected, statements: [...purposes, ...plan, ...said.data] }, kept];
    case 'record':
      return [
        who,
        { heading: headings.collected, statements: [said.subjects, ...collected] },
        kept,
        { heading: headings.security, statements: [said.security] },
      ];
    case 'assessment':
      return [
        who,
        { heading: headings.collected, statements: [said.subjects, ...collected] },
        kept,
        { heading: headings.necessity, statements: [said.papers.criteria, said.papers.necessity] },
        { heading: headings.risks, statements: risksOf(said) },
        { heading: headings.rights, statements: said.rights },
      ];
    case 'customer':
      return [
        { heading: headings.collected, statements: collected },
        kept,
        { heading: headings.security, statements: [said.papers.endpoint, said.security] },
        who,
        { heading: headings.rights, statements: [...said.rights, said.more] },
      ];
    case 'resilience': {
      const [ownData, withdrawal] = said.rights;
      return [
        { heading: undefined, statements: [said.papers.craIntro, said.collecting] },
        { heading: headings.confidentiality, statements: [said.papers.endpoint, said.security] },
        { heading: headings.minimisation, statements: [choice, ...purposes, ...plan, ...said.data] },
        { heading: headings.removal, statements: [...said.kept, ...[ownData, withdrawal].flatMap((one) => one ?? [])] },
      ];
    }
    default:
      return withoutHeading(...said.changes);
  }
}

const risksOf = ({ papers, security }: Statements): Statement[] => [
  papers.rareRisk,
  papers.textRisk,
  papers.leakRisk,
  security,
  papers.remaining,
  papers.views,
];
