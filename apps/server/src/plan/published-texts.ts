import { fullPlan, type FullEntry, type PlanDocument } from '@usance/protocol';

/** A text of a plan that documents say to people, and where it stands. */
export interface PublishedText {
  path: string[];
  text: string;
}

/** Descriptions, and why names are let through: they may claim no more than our own texts do. */
export function publishedTexts(plan: PlanDocument): PublishedText[] {
  const { features, properties, system, loosened = [] } = fullPlan(plan);
  return [
    ...Object.entries(features).flatMap(([name, feature]) => [
      ...textsOf(feature, ['features', name]),
      ...Object.entries(feature.attributes).flatMap(([key, attribute]) =>
        textsOf(attribute, ['features', name, 'attributes', key]),
      ),
    ]),
    ...Object.entries(properties).flatMap(([name, property]) => textsOf(property, ['properties', name])),
    ...loosened.flatMap(({ reason, legalBasis }, at) => [
      { path: ['loosened', String(at), 'reason'], text: reason },
      { path: ['loosened', String(at), 'legalBasis'], text: legalBasis },
    ]),
    ...(system === undefined ? [] : textsOf(system, ['system'])),
  ];
}

const textsOf = ({ description, override }: Pick<FullEntry, 'description' | 'override'>, path: string[]) => [
  { path: [...path, 'description'], text: description },
  ...(override === undefined ? [] : [{ path: [...path, 'override', 'reason'], text: override.reason }]),
];
