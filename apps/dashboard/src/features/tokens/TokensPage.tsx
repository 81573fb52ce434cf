import type { JSX, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import page from '../../ui/page.module.css';
import { PageHead } from '../../ui/PageHead.tsx';
import { Allowed } from '../../ui/rights/Allowed.tsx';
import { NewTokenForm } from './NewTokenForm.tsx';
import { TokenList } from './TokenList.tsx';

/** Tokens with which programs use the API. */
export function TokensPage(): JSX.Element {
  const t = useTranslations('tokens');
  return (
    <>
      <PageHead title={t('title')} text={t.rich('text', { docs: linkToDocs })} />
      <Allowed to="manage">
        <div className={page.columns}>
          <section className={page.card}>
            <h2>{t('create')}</h2>
            <NewTokenForm />
          </section>
          <section className={page.card}>
            <h2>{t('existing')}</h2>
            <TokenList />
          </section>
        </div>
      </Allowed>
    </>
  );
}

function linkToDocs(text: ReactNode): JSX.Element {
  return <a href="/api/docs">{text}</a>;
}
