import type { PublishedPlan } from '@usance/api';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useReport } from '../../data/reports.ts';
import { Card } from '../../ui/Card.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import report from '../../ui/report/report.module.css';
import { FormError } from '../../ui/states/FormError.tsx';
import { FeatureTable } from './FeatureTable.tsx';
import styles from './plan.module.css';
import { PropertyTable } from './PropertyTable.tsx';
import { SystemPart } from './SystemPart.tsx';

/** Everything that the plan in force declares, and whether it arrives. */
export function PlanInForce({ product, published }: { product: number; published: PublishedPlan }): JSX.Element {
  const t = useTranslations('plan');
  const format = useFormat();
  const uses = useReport(product, 'features', { from: '-89d' });
  const { plan, version, publishedAt } = published;
  const properties = Object.entries(plan.properties ?? {});
  const messages = plan.exceptions?.messages ?? [];
  const sentence = t('inForceSentence', {
    version: String(version),
    day: format.dayWithYear(publishedAt.slice(0, 10)),
  });
  return (
    <Card className={report.whole} title={t('inForce')} sentence={sentence}>
      <h3 className={styles.part}>{t('features')}</h3>
      <FormError error={uses.error} />
      {Object.keys(plan.features).length === 0 ? (
        <p className={styles.none}>{t('noFeatures')}</p>
      ) : (
        <FeatureTable features={plan.features} uses={uses.data?.rows} />
      )}
      <h3 className={styles.part}>{t('properties')}</h3>
      {properties.length === 0 ? (
        <p className={styles.none}>{t('noProperties')}</p>
      ) : (
        <PropertyTable product={product} properties={properties} />
      )}
      <h3 className={styles.part}>{t('system')}</h3>
      <SystemPart system={plan.system} />
      {plan.loosened && (
        <>
          <h3 className={styles.part}>{t('loosened')}</h3>
          <ul className={styles.messages}>
            {plan.loosened.map(({ region, purposeClass, ...said }) => (
              <li key={`${region} ${purposeClass}`}>
                {t('loosening', {
                  ...said,
                  region,
                  purposes: t(`purposeClasses.${purposeClass}`),
                  mode: t(`modes.${said.mode}`),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3 className={styles.part}>{t('messages')}</h3>
      {messages.length === 0 ? (
        <p className={styles.none}>{t('noMessages')}</p>
      ) : (
        <ul className={styles.messages}>
          {messages.map((pattern) => (
            <li key={pattern}>
              <code>{pattern}</code>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
