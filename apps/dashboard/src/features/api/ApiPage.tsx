import type { ReportDescription, Token } from '@usance/api';
import { Tabs } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type JSX, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useProductId } from '../../data/product-id.ts';
import { useProduct } from '../../data/products.ts';
import { useReportDescriptions } from '../../data/reports.ts';
import { useMay } from '../../data/session.ts';
import { useTokens } from '../../data/tokens.ts';
import { Card } from '../../ui/Card.tsx';
import { CopyText } from '../../ui/CopyText.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Allowed } from '../../ui/rights/Allowed.tsx';
import report from '../../ui/report/report.module.css';
import { apiSnippet, apiSnippetKinds } from './api-snippets.ts';
import styles from './api.module.css';

/** How a program asks about this product what its pages ask. */
export function ApiPage(): JSX.Element {
  const t = useTranslations('api');
  const product = useProduct(useProductId());
  const [kind, setKind] = useState<string | null>(apiSnippetKinds[0]);
  const reports = useReportDescriptions();
  const endpoint = location.origin;
  return (
    <>
      <PageHead title={t('title')} text={t.rich('text', { docs: linkToDocs })} />
      <div className={report.grid}>
        <Card className={report.half} title={t('product')} sentence={t('productSentence', { name: product.name })}>
          <div className={styles.facts}>
            <span aria-hidden="true">{t('server')}</span>
            <CopyText label={t('server')} text={endpoint} />
            <span aria-hidden="true">{t('number')}</span>
            <CopyText label={t('number')} text={String(product.id)} />
          </div>
        </Card>
        <TokenCard />
        <Card className={report.whole} title={t('ask')} sentence={t('askSentence')}>
          <Tabs value={kind} onChange={setKind}>
            <Tabs.List aria-label={t('ask')}>
              {apiSnippetKinds.map((one) => (
                <Tabs.Tab key={one} value={one}>
                  {t(`tabs.${one}`)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            {apiSnippetKinds.map((one) => (
              <Tabs.Panel key={one} value={one} className={styles.snippet}>
                <CopyText label={t('code', { tab: t(`tabs.${one}`) })} text={apiSnippet(one, { product, endpoint })} />
              </Tabs.Panel>
            ))}
          </Tabs>
          <p className={report.note}>{t('csv')}</p>
        </Card>
        <Panel<ReportDescription[]>
          className={report.whole}
          title={t('reports')}
          definition={t('reportsSentence')}
          answer={reports}
          minHeightPx={600}
        >
          {(descriptions) => (
            <DataTable
              caption={t('reports')}
              columns={[
                {
                  key: 'name',
                  label: t('report'),
                  kind: 'text',
                  value: ({ name }) => name,
                  renderCell: ({ name }) => <code>{name}</code>,
                },
                {
                  key: 'title',
                  label: t('question'),
                  kind: 'text',
                  value: ({ title }) => title,
                  renderCell: ({ title }) => <span lang="en">{title}</span>,
                },
              ]}
              rows={descriptions}
              keyOf={({ name }) => name}
            />
          )}
        </Panel>
      </div>
    </>
  );
}

/** What a program shows to be let in. */
function TokenCard(): JSX.Element {
  const t = useTranslations('api');
  if (useMay('manage')) return <TokenPanel />;
  return (
    <Card className={report.half} title={t('token')} sentence={t('tokenSentence')}>
      <Allowed to="manage" isLine>
        {null}
      </Allowed>
    </Card>
  );
}

/** The token that was made last. */
function TokenPanel(): JSX.Element {
  const t = useTranslations('api');
  const format = useFormat();
  const tokens = useTokens();
  return (
    <Panel<Token[]>
      className={report.half}
      title={t('token')}
      definition={t('tokenSentence')}
      answer={tokens}
      minHeightPx={80}
    >
      {(list) => {
        const latest = list.toSorted((one, other) => other.id - one.id)[0];
        return (
          <div className={styles.facts}>
            <p>
              {latest
                ? t('lastToken', { name: latest.name, day: format.dayWithYear(latest.createdAt.slice(0, 10)) })
                : t('noToken')}
            </p>
            <Link to="/tokens">{t('toTokens')}</Link>
          </div>
        );
      }}
    </Panel>
  );
}

function linkToDocs(text: ReactNode): JSX.Element {
  return <a href="/api/docs">{text}</a>;
}
