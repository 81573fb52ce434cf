import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import {
  IconAppWindow,
  IconKey,
  IconKeyboard,
  IconLock,
  IconMoon,
  IconPlus,
  IconSearch,
  IconUsers,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { JSX, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useProducts } from '../data/products.ts';
import { useMay } from '../data/session.ts';
import { keepView } from '../ui/filters/keep-view.ts';
import { OwnText } from '../ui/OwnText.tsx';
import { useGoTo } from './useGoTo.ts';
import { useNavigatedProduct } from './useNavigatedProduct.ts';
import { useProductPages } from './useProductPages.ts';

/** Every page, product and switch by name: opened with ⌘K or a slash. What is in it can also be reached by G and a letter. */
export function CommandPalette(props: { onHelp: () => void }): JSX.Element {
  return (
    <OwnText of="menus">
      <Commands {...props} />
    </OwnText>
  );
}

function Commands({ onHelp }: { onHelp: () => void }): JSX.Element {
  const t = useTranslations('palette');
  const tPage = useTranslations('navigation');
  const navigate = useNavigate();
  const products = useProducts();
  const [isManager, isOwner] = [useMay('manage'), useMay('people')];
  const current = useNavigatedProduct();
  useGoTo(current);
  // Without that, Mantine writes a style tag for a moment, which the Content-Security-Policy forbids.
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const isDark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark';
  const params = { product: String(current) };
  const pages = useProductPages(current).map(({ name, to, icon: PageIcon }) =>
    action(name, <PageIcon size={16} />, {
      label: tPage(`page.${name}`),
      onClick: () => void navigate({ to, params, search: keepView }),
    }),
  );
  const others = products
    .filter(({ id }) => id !== current)
    .map(({ id, name }) =>
      action(`product-${id}`, <IconAppWindow size={16} />, {
        label: t('open', { name }),
        onClick: () => void navigate({ to: '/products/$product', params: { product: String(id) } }),
      }),
    );
  const always = [
    ...(isManager
      ? [
          action('new-product', <IconPlus size={16} />, {
            label: t('newProduct'),
            onClick: () => void navigate({ to: '/products/new' }),
          }),
          action('tokens', <IconKey size={16} />, {
            label: t('tokens'),
            onClick: () => void navigate({ to: '/tokens' }),
          }),
        ]
      : []),
    ...(isOwner
      ? [
          action('people', <IconUsers size={16} />, {
            label: t('people'),
            onClick: () => void navigate({ to: '/people' }),
          }),
        ]
      : []),
    action('account', <IconLock size={16} />, {
      label: t('account'),
      onClick: () => void navigate({ to: '/account' }),
    }),
    action('theme', <IconMoon size={16} />, {
      label: t('theme'),
      onClick: () => setColorScheme(isDark ? 'light' : 'dark'),
    }),
    action('help', <IconKeyboard size={16} />, { label: t('shortcuts'), onClick: onHelp }),
  ];
  return (
    <Spotlight
      actions={[...(current === undefined ? [] : pages), ...others, ...always]}
      shortcut={['mod + K', '/']}
      nothingFound={t('nothing')}
      radius="lg"
      lockScroll={false}
      highlightQuery
      attributes={{ content: { 'aria-label': t('label') } }}
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      searchProps={{
        placeholder: t('placeholder'),
        'aria-label': t('placeholder'),
        leftSection: <IconSearch size={16} aria-hidden="true" />,
      }}
    />
  );
}

function action(
  id: string,
  icon: ReactNode,
  rest: Pick<SpotlightActionData, 'label' | 'onClick'>,
): SpotlightActionData {
  return { id, leftSection: icon, ...rest };
}
