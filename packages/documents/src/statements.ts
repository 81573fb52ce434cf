import { fullPlan, systemFields, systemFieldsOf, type Override, type Purpose } from '@usance/protocol';
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
  overrides: Statement[];
  data: Statement[];
  kept: Statement[];
  who: Statement[];
  recipients: Statement[];
  rights: Statement[];
  more: Statement;
  subjects: Statement;
  security: Statement;
  papers: Papers;
  changes: Statement[];
  notAdvice: Statement;
}

/** What the vendor's own papers say beside the rest. */
type Papers = Record<keyof Texts['papers'], Statement>;

export function statementsOf(facts: Facts, texts: Texts): Statements {
  const { product, settings, baseUrl } = facts;
  const page = (name: string) => `${baseUrl}/p/${product.key}/${name}`;
  const hasId = settings.identity === 'installation';
  const { withoutId } = texts;
  const isCollecting = settings.collect === 'all';
  return {
    collecting: {
      id: 'collecting',
      text: isCollecting ? texts.collecting(product.name) : texts.collectingNothing(product.name),
      from: ['settings.collect', 'product.name'],
    },
    purposes: [
      { id: 'choice', text: texts.choice, from: ['server'] },
      ...purposes.flatMap((purpose) => purposeStatement(purpose, facts, texts)),
    ],
    plan: planStatements(facts, texts),
    overrides: [...overrideStatements(facts, texts), ...loosenedStatements(facts, texts)],
    data: [
      ...systemStatements(facts, texts),
      {
        id: 'identifier',
        text: hasId ? texts.identifier(settings.identifierMonths) : withoutId.identifier,
        from: ['settings.identity', 'settings.identifierMonths'],
      },
      { id: 'country', text: settings.keepCountry ? texts.country : texts.noCountry, from: ['settings.keepCountry'] },
    ],
    kept: [
      {
        id: 'keepSessionDays',
        text: (hasId ? texts.keepSessionDays : withoutId.keepWeeks)(settings.keepSessionDays),
        from: ['settings.identity', 'settings.keepSessionDays'],
      },
      ...(hasId
        ? [
            {
              id: 'keepEventsDays',
              text: texts.keepEventsDays(settings.keepEventsDays),
              from: ['settings.identity', 'settings.keepEventsDays'] as const,
            },
          ]
        : []),
    ],
    ...vendorStatements(facts, texts),
    rights: [
      {
        id: 'ownData',
        text: hasId ? texts.ownData(page('data')) : withoutId.ownData,
        from: ['settings.identity', 'baseUrl', 'product.key'],
      },
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
    security: {
      id: 'security',
      text: hasId ? texts.security : withoutId.security,
      from: ['settings.identity', 'server'],
    },
    papers: paperStatements(facts, texts),
    changes: changeStatements(facts, texts),
    notAdvice: { id: 'notAdvice', text: texts.notAdvice, from: ['server'] },
  };
}

/** A week without an ID tells that the program ran and what of it was used; the other purposes have nothing to cover. */
function purposeStatement(purpose: Purpose, { profile, settings }: Facts, texts: Texts): Statement[] {
  const hasId = settings.identity === 'installation';
  if (!hasId && purpose !== 'basic' && purpose !== 'usage') return [];
  const basis = profile.legalBases[purpose];
  const what = !hasId && purpose === 'basic' ? texts.withoutId.basic : texts.purposes[purpose];
  return [
    {
      id: `purpose/${purpose}`,
      text: texts.purpose(what, basis === null ? texts.gap : texts.bases[basis]),
      from: [...(purpose === 'usage' ? [] : ['settings.identity' as const]), `profile.legalBases.${purpose}`],
    },
  ];
}

/** What is counted goes with its session day, or before it, if the plan asks for that. */
function planStatements({ plan, settings }: Facts, texts: Texts): Statement[] {
  if (plan === undefined) return [{ id: 'plan', text: texts.withoutPlan, from: ['plan'] }];
  const { features, properties } = fullPlan(plan);
  const items = [...Object.entries(features), ...Object.entries(properties)];
  return [
    { id: 'plan', text: texts.withPlan, from: ['plan'] },
    ...items.map(([name, { description, retention }]): Statement => ({
      id: `plan/${name}`,
      text: texts.planned(name, description, Math.min(retention, settings.keepSessionDays)),
      from: retention < settings.keepSessionDays ? ['plan'] : ['plan', 'settings.keepSessionDays'],
    })),
  ];
}

/** A week without an ID tells the kind of system, as its purpose says; a product without a plan tells all. */
function systemStatements({ plan, settings }: Facts, { system }: Texts): Statement[] {
  if (settings.identity === 'none') return [];
  const told = plan === undefined ? systemFields : systemFieldsOf(plan.system);
  // A region comes with its language.
  const named = systemFields.filter((one) => told.includes(one) && !(one === 'language' && told.includes('locale')));
  const text = named.length === 0 ? system.nothing : system.told(named.map((one) => system.fields[one]));
  return [{ id: 'system', text, from: ['plan', 'settings.identity'] }];
}

/** What the law protects most, or what sounds personal, or singles out, and is in the plan all the same. */
function overrideStatements({ plan, settings }: Facts, texts: Texts): Statement[] {
  if (plan === undefined) return [];
  const { features, properties, system } = fullPlan(plan);
  const attributes = Object.entries(features).flatMap(([name, feature]) =>
    Object.entries(feature.attributes).map(([key, attribute]) => [`${name} › ${key}`, attribute] as const),
  );
  const named = [...Object.entries(features), ...attributes, ...Object.entries(properties)];
  return [
    ...named.flatMap(([name, { override }]): Statement[] =>
      override === undefined
        ? []
        : [{ id: `override/${name}`, text: overrideText(name, override, texts), from: ['plan'] }],
    ),
    ...(system?.override === undefined || settings.identity === 'none'
      ? []
      : [
          {
            id: 'override/system',
            text: overrideText(texts.system.name, system.override, texts),
            from: ['plan', 'settings.identity'] as const,
          },
        ]),
  ];
}

/** Where the maker does not ask first though the rules of the region say so. */
function loosenedStatements({ plan }: Facts, { loosened: texts }: Texts): Statement[] {
  return (plan === undefined ? [] : (fullPlan(plan).loosened ?? [])).map((one) => ({
    id: `loosened/${one.region}/${one.purposeClass}`,
    text: texts.told({ ...one, what: texts.what[one.purposeClass], mode: texts.modes[one.mode] }),
    from: ['plan'],
  }));
}

function overrideText(name: string, { basis, ...rest }: Override, texts: Texts): string {
  const isPersonal = basis !== undefined && basis !== 'not-personal';
  return texts.override({ name, ...rest, basis: isPersonal ? texts.bases[basis] : undefined });
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

function paperStatements({ baseUrl }: Facts, { gap, papers }: Texts): Papers {
  const always = (id: keyof Papers, text: string): Statement => ({ id, text, from: ['server'] });
  return {
    craIntro: always('craIntro', papers.craIntro),
    endpoint: {
      id: 'endpoint',
      text: papers.endpoint(`${baseUrl}/v1/sync`, baseUrl.startsWith('https:') ? 'HTTPS' : 'HTTP'),
      from: ['baseUrl'],
    },
    necessity: always('necessity', papers.necessity(gap)),
    criteria: always('criteria', papers.criteria),
    rareRisk: always('rareRisk', papers.rareRisk),
    textRisk: always('textRisk', papers.textRisk),
    leakRisk: always('leakRisk', papers.leakRisk),
    remaining: always('remaining', papers.remaining(gap)),
    views: always('views', papers.views(gap)),
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
