import type { JSX, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useProductId } from '../../data/product-id.ts';
import { useProduct } from '../../data/products.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import report from '../../ui/report/report.module.css';
import { ChangesPanel } from './ChangesPanel.tsx';
import { CollectedPanel } from './CollectedPanel.tsx';
import { DocumentsPanel } from './DocumentsPanel.tsx';
import { ParticipationPanel } from './ParticipationPanel.tsx';
import { ProfilePanel } from './ProfilePanel.tsx';
import { RefusedPanel } from './RefusedPanel.tsx';
import { RequestsPanel } from './RequestsPanel.tsx';
import { RetentionPanel } from './RetentionPanel.tsx';
import { ServerPanel } from './ServerPanel.tsx';

/** Everything that a person who answers for people's data wants to see at once, and to do something about. */
export function PrivacyPage(): JSX.Element {
  const t = useTranslations('privacy');
  const product = useProduct(useProductId());
  const toPage = (text: ReactNode) => <a href={`/p/${product.key}/privacy`}>{text}</a>;
  return (
    <>
      <PageHead title={t('title')} text={t.rich('text', { name: product.name, page: toPage })} />
      <div className={report.grid}>
        <CollectedPanel product={product} />
        <ParticipationPanel product={product.id} />
        <RefusedPanel product={product.id} />
        <RequestsPanel product={product.id} />
        <RetentionPanel product={product.id} />
        <ChangesPanel product={product.id} />
        <ServerPanel />
        <DocumentsPanel product={product} />
        <ProfilePanel product={product.id} />
      </div>
    </>
  );
}
