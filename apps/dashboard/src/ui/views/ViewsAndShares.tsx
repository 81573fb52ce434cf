import { Button } from '@mantine/core';
import { IconArrowLeft, IconShare } from '@tabler/icons-react';
import { Suspense, useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useMay } from '../../data/session.ts';
import { SharePanel } from '../shares/SharePanel.tsx';
import { ViewList } from './ViewList.tsx';

/** The saved views, or the share links in their place. Whoever may not make links is not offered them. */
export function ViewsAndShares({ product, onDone }: { product: number; onDone: () => void }): JSX.Element {
  const t = useTranslations('views');
  const mayShare = useMay('manage');
  const [isSharing, setIsSharing] = useState(false);
  if (isSharing)
    return (
      <>
        <Button
          variant="subtle"
          size="compact-xs"
          autoFocus
          leftSection={<IconArrowLeft size={14} aria-hidden="true" />}
          onClick={() => setIsSharing(false)}
        >
          {t('back')}
        </Button>
        <Suspense>
          <SharePanel product={product} />
        </Suspense>
      </>
    );
  return (
    <>
      <ViewList product={product} onDone={onDone} />
      {mayShare && (
        <Button
          variant="default"
          fullWidth
          mt={8}
          leftSection={<IconShare size={14} aria-hidden="true" />}
          onClick={() => setIsSharing(true)}
        >
          {t('share')}
        </Button>
      )}
    </>
  );
}
