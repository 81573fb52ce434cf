import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useProducts } from '../data/products.ts';
import { useMay } from '../data/session.ts';
import { Logo } from '../ui/Logo.tsx';
import styles from './shell.module.css';
import { useNavigatedProduct } from './useNavigatedProduct.ts';

export function ProductSwitcher(): JSX.Element {
  const t = useTranslations('shell');
  const products = useProducts();
  const current = useNavigatedProduct();
  const mayAdd = useMay('manage');
  const name = products.find(({ id }) => id === current)?.name;
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <UnstyledButton className={styles.product}>
          <Logo />
          <span className={styles.productName}>{name ?? t('noProduct')}</span>
          <IconChevronDown size={14} aria-hidden="true" />
          <span className="visually-hidden">{t('switchProduct')}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown className={styles.products}>
        {products.map((product) => (
          <Menu.Item
            key={product.id}
            component={Link}
            to={`/products/${product.id}`}
            aria-current={product.id === current}
            rightSection={product.id === current ? <IconCheck size={14} aria-hidden="true" /> : undefined}
          >
            {product.name}
          </Menu.Item>
        ))}
        {products.length > 0 && mayAdd && <Menu.Divider />}
        {mayAdd && (
          <Menu.Item component={Link} to="/products/new" leftSection={<IconPlus size={14} aria-hidden="true" />}>
            {t('newProduct')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
