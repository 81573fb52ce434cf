import type { Scope } from '@usance/api';
import { IconLock } from '@tabler/icons-react';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { rolesThatMay } from '../../data/roles.ts';
import { usePerson } from '../../data/session.ts';
import { OwnText } from '../OwnText.tsx';
import { Notice } from '../states/Notice.tsx';
import styles from './rights.module.css';

interface NotAllowedProps {
  scope: Scope;
  isLine: boolean;
}

/** Why something is not offered: which role the person has, and which it takes. */
export function NotAllowed(props: NotAllowedProps): JSX.Element {
  return (
    <OwnText of="rights">
      <Reason {...props} />
    </OwnText>
  );
}

function Reason({ scope, isLine }: NotAllowedProps): JSX.Element {
  const t = useTranslations('rights');
  const { role } = usePerson();
  const needed = rolesThatMay(scope).map((one) => t(`roles.${one}`)).join(', '); // prettier-ignore
  const text = t('text', { role: t(`roles.${role}`), needed });
  if (!isLine) return <Notice icon={<IconLock size={20} stroke={1.6} />} title={t('title')}>{text}</Notice>; // prettier-ignore
  return (
    <p className={styles.line}>
      <IconLock size={14} aria-hidden="true" />
      <span>{text}</span>
    </p>
  );
}
