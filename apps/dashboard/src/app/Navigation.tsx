import { IconKey, IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useMay } from '../data/session.ts';
import { keepView } from '../ui/filters/keep-view.ts';
import { OwnText } from '../ui/OwnText.tsx';
import { pageGroups } from './pages.ts';
import styles from './shell.module.css';
import { useNavigatedProduct } from './useNavigatedProduct.ts';
import { useProductPages } from './useProductPages.ts';

/** Every page there is. Days and filters go along from page to page. */
export function Navigation(props: { onPick?: () => void }): JSX.Element {
  return (
    <OwnText of="menus">
      <PageLinks {...props} />
    </OwnText>
  );
}

function PageLinks({ onPick }: { onPick?: () => void }): JSX.Element {
  const t = useTranslations('navigation');
  const product = useNavigatedProduct();
  const pages = useProductPages(product);
  const [isManager, isOwner] = [useMay('manage'), useMay('people')];
  const params = { product: String(product) };
  const click = onPick ? { onClick: onPick } : {};
  return (
    <nav aria-label={t('label')} className={styles.navigation}>
      {product !== undefined &&
        pageGroups
          .filter((group) => pages.some((page) => page.group === group))
          .map((group) => (
            <section key={group} aria-labelledby={`pages-${group}`}>
              <h2 className={styles.group} id={`pages-${group}`}>
                {t(`group.${group}`)}
              </h2>
              <ul>
                {pages
                  .filter((page) => page.group === group)
                  .map(({ name, to, icon: PageIcon }) => (
                    <li key={name}>
                      <Link
                        to={to}
                        params={params}
                        search={keepView}
                        className={styles.link}
                        activeOptions={{ exact: name === 'overview', includeSearch: false }}
                        {...click}
                      >
                        <PageIcon size={16} stroke={1.7} aria-hidden="true" />
                        {t(`page.${name}`)}
                      </Link>
                    </li>
                  ))}
              </ul>
            </section>
          ))}
      {isManager && (
        <>
          <h2 className={styles.group}>{t('server')}</h2>
          <ul>
            {isOwner && (
              <li>
                <Link to="/people" className={styles.link} {...click}>
                  <IconUsers size={16} stroke={1.7} aria-hidden="true" />
                  {t('people')}
                </Link>
              </li>
            )}
            <li>
              <Link to="/tokens" className={styles.link} {...click}>
                <IconKey size={16} stroke={1.7} aria-hidden="true" />
                {t('tokens')}
              </Link>
            </li>
          </ul>
        </>
      )}
    </nav>
  );
}
