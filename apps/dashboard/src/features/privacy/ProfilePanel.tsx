import type { PrivacyProfile } from '@usance/api';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { usePrivacyProfile } from '../../data/privacy.ts';
import { Panel } from '../../ui/Panel.tsx';
import report from '../../ui/report/report.module.css';
import { Editable } from '../../ui/rights/Allowed.tsx';
import { ProfileForm } from './ProfileForm.tsx';

/** Who answers for the data: what the documents say of the vendor. */
export function ProfilePanel({ product }: { product: number }): JSX.Element {
  const t = useTranslations('privacy.profile');
  const answer = usePrivacyProfile(product);
  return (
    <Panel<PrivacyProfile>
      className={report.whole}
      title={t('title')}
      definition={t('sentence')}
      answer={answer}
      minHeightPx={330}
    >
      {(profile) => (
        <Editable by="manage">
          <ProfileForm product={product} profile={profile} />
        </Editable>
      )}
    </Panel>
  );
}
