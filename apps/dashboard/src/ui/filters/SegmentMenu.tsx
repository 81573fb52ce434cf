import { Button, Popover } from '@mantine/core';
import { IconBookmarks } from '@tabler/icons-react';
import { lazy, Suspense, useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import styles from './filters.module.css';

// Most people open a page without a look at the segments.
const SegmentList = lazy(async () => ({ default: (await import('./SegmentList.tsx')).SegmentList }));

interface SegmentMenuProps {
  product: number;
  filters: Readonly<Record<string, string>>;
  onChange: (filters: Readonly<Record<string, string>>) => void;
}

/** Saved filters by name: one click takes them, and the filters of the page can become another one. */
export function SegmentMenu({ product, filters, onChange }: SegmentMenuProps): JSX.Element {
  const t = useTranslations('filter');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-start" trapFocus returnFocus width={280}>
      <Popover.Target>
        <Button
          data-screen-only
          variant="default"
          className={styles.button}
          leftSection={<IconBookmarks size={14} aria-hidden="true" />}
          onClick={() => setIsOpen(!isOpen)}
        >
          {t('segments')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={8} aria-label={t('segments')}>
        <Suspense>
          <SegmentList
            product={product}
            filters={filters}
            onChange={(next) => {
              onChange(next);
              setIsOpen(false);
            }}
          />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
