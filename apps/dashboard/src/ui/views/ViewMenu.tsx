import { ActionIcon, Popover, Tooltip } from '@mantine/core';
import { IconStar } from '@tabler/icons-react';
import { lazy, Suspense, useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';

// Most people open a page without a look at the views.
const ViewsAndShares = lazy(async () => ({ default: (await import('./ViewsAndShares.tsx')).ViewsAndShares }));

/** Saved views, of which the page with all that was chosen can become another; and links that show one report to whoever has them. */
export function ViewMenu({ product }: { product: number }): JSX.Element {
  const t = useTranslations('views');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-start" trapFocus returnFocus width={340}>
      <Popover.Target>
        <Tooltip label={t('title')} disabled={isOpen}>
          <ActionIcon
            data-screen-only
            variant="subtle"
            color="gray"
            aria-label={t('title')}
            onClick={() => setIsOpen(!isOpen)}
          >
            <IconStar size={16} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={8} aria-label={t('title')}>
        <Suspense>
          <ViewsAndShares product={product} onDone={() => setIsOpen(false)} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
