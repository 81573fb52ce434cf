import { fullPlan, type Purpose } from '@usance/protocol';
import type { Facts, Source } from './facts.ts';
import type { Texts } from './texts/texts.ts';

/** One sentence or two that say one thing, and where that comes from. */
export interface Statement {
  id: string;
  text: string;
  from: readonly Source[];
}

export const purposes: readonly Purpose[] = ['basic', 'usage', 'diagnostics', 'content', 'messages'];

/** Everything that can be said of a product, by what it is about. Documents choose from it. */
export interface Statements {
  collecting: Statement;
  purposes: Statement[];
  plan: Statement[];
  data: Statement[];
  kept: Statement[];
  who: Statement[];
  recipients: Statement[];
  rights: Statement[];
  more: Statement;
  subjects: Statement;
  security: Statement;
  changes: Statement[];
  notAdvice: Statement;
}

export function statementsOf(facts: Facts, texts: Texts): Statements {
  const { product, settings, baseUrl } = facts;
  const page = (name: string) => `${baseUrl}/p/${product.key}/${name}`;
  const isCollecting = settings.collect === 'all';
  return {
    collecting: {
      id: 'collecting',
      text: isCollecting ? texts.collecting(product.name) : texts.collectingNothing(product.name),
      from: ['settings.collect', 'product.name'],
    },
    purposes: [
      { id: 'choice', text: texts.choice, from: ['server'] },
      ...purposes.map((purpose) => purposeStatement(purpose, facts, texts)),
    ],
    plan: planStatements(facts, texts),
    data: [
      {
        id: 'identifier',
        text: texts.identifier(settings.identifierMonths),
        from: ['settings.identifierMonths'],
      },
      { id: 'country', text: settings.keepCountry ? texts.country : texts.noCountry, from: ['settings.keepCountry'] },
    ],
    kept: [
      {
        id: 'keepSessionDays',
        text: texts.keepSessionDays(settings.keepSessionDays),
        from: ['settings.keepSessionDays'],
      },
      { id: 'keepEventsDays', text: texts.keepEventsDays(settings.keepEventsDays), from: ['settings.keepEventsDays'] },
    ],
    ...vendorStatements(facts, texts),
    rights: [
      { id: 'ownData', text: texts.ownData(page('data')), from: ['baseUrl', 'product.key'] },
      { id: 'withdrawal', text: texts.withdrawal, from: ['server'] },
      {
        id: 'authority',
        text: texts.authority(facts.profile.supervisoryAuthority ?? texts.gap),
        from: ['profile.supervisoryAuthority'],
      },
      { id: 'noDecisions', text: texts.noDecisions, from: ['server'] },
    ],
    more: { id: 'more', text: texts.more(page('privacy')), from: ['baseUrl', 'product.key'] },
    subjects: { id: 'subjects', text: texts.subjects(product.name), from: ['product.name'] },
    security: { id: 'security', text: texts.security, from: ['server'] },
    changes: changeStatements(facts, texts),
    notAdvice: { id: 'notAdvice', text: texts.notAdvice, from: ['server'] },
  };
}

function purposeStatement(purpose: Purpose, { profile }: Facts, texts: Texts): Statement {
  const basis = profile.legalBases[purpose];
  return {
    id: `purpose/${purpose}`,
    text: texts.purpose(texts.purposes[purpose], basis === null ? texts.gap : texts.bases[basis]),
    from: [`profile.legalBases.${purpose}`],
  };
}

function planStatements({ plan }: Facts, texts: Texts): Statement[] {
  if (plan === undefined) return [{ id: 'plan', text: texts.withoutPlan, from: ['plan'] }];
  const { features, properties } = fullPlan(plan);
  const items = [...Object.entries(features), ...Object.entries(properties)];
  return [
    { id: 'plan', text: texts.withPlan, from: ['plan'] },
    ...items.map(([name, { description, retention }]): Statement => ({
      id: `plan/${name}`,
      text: texts.planned(name, description, retention),
      from: ['plan'],
    })),
  ];
}

function vendorStatements({ profile }: Facts, texts: Texts): Pick<Statements, 'who' | 'recipients'> {
  const { gap } = texts;
  const { isForChildren, policyUrl } = profile;
  return {
    who: [
      {
        id: 'controller',
        text: texts.controller(profile.vendorName ?? gap, profile.vendorAddress ?? gap),
        from: ['profile.vendorName', 'profile.vendorAddress'],
      },
      { id: 'contact', text: texts.contact(profile.contact ?? gap), from: ['profile.contact'] },
      {
        id: 'dataProtectionContact',
        text: texts.dataProtectionContact(profile.dataProtectionContact ?? gap),
        from: ['profile.dataProtectionContact'],
      },
      { id: 'policyUrl', text: texts.policyUrl(policyUrl ?? gap), from: ['profile.policyUrl'] },
      {
        id: 'children',
        text: isForChildren === null ? texts.childrenGap(gap) : texts.children[isForChildren ? 'yes' : 'no'],
        from: ['profile.isForChildren'],
      },
    ],
    recipients: [
      {
        id: 'hosting',
        text: texts.hosting(profile.hoster ?? gap, profile.hostingRegion ?? gap),
        from: ['profile.hoster', 'profile.hostingRegion'],
      },
      { id: 'noRecipients', text: texts.noRecipients, from: ['server'] },
    ],
  };
}

function changeStatements({ changes }: Facts, texts: Texts): Statement[] {
  if (changes.length === 0) return [{ id: 'changes', text: texts.noChanges, from: ['changes'] }];
  return changes.map(({ at, direction, details, reason }, number) => ({
    id: `changes/${changes.length - number}`,
    text: [
      `${at.slice(0, 10)} (${texts.directions[direction]})`,
      ...details.map(({ what, before, after }) => texts.change(what, inWords(before), inWords(after))),
      ...(reason === null ? [] : [texts.reason(reason)]),
    ].join('; '),
    from: ['changes'],
  }));
}

const inWords = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '–'));
