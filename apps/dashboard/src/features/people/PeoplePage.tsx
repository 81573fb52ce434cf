import { Link } from '@tanstack/react-router';
import type { JSX, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import page from '../../ui/page.module.css';
import { PageHead } from '../../ui/PageHead.tsx';
import { Allowed } from '../../ui/rights/Allowed.tsx';
import { ChangeTable } from './ChangeTable.tsx';
import { InviteForm } from './InviteForm.tsx';
import { PersonList } from './PersonList.tsx';

/** Who can sign in, what they may do, and who changed that. */
export function PeoplePage(): JSX.Element {
  const t = useTranslations('people');
  return (
    <>
      <PageHead title={t('title')} text={t('text')} />
      <Allowed to="people">
        <div className={page.columns}>
          <section className={page.card}>
            <h2>{t('existing')}</h2>
            <PersonList />
            <p>{t.rich('tokens', { tokens: linkToTokens })}</p>
          </section>
          <section className={page.card}>
            <h2>{t('invite')}</h2>
            <InviteForm />
          </section>
        </div>
        <section className={`${page.card} ${page.whole}`}>
          <h2>{t('changes')}</h2>
          <ChangeTable />
        </section>
      </Allowed>
    </>
  );
}

function linkToTokens(text: ReactNode): JSX.Element {
  return <Link to="/tokens">{text}</Link>;
}
