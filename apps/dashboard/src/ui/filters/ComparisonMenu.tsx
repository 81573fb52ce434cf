import { Button, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../format/useFormat.ts';
import { useShortcut } from '../shortcuts/useShortcut.ts';
import { today } from './day.ts';
import styles from './filters.module.css';
import { comparedRange, comparisons, readRange } from './range.ts';
import type { View } from './view.ts';

interface ComparisonMenuProps {
  view: View;
  change: (part: Partial<View>) => void;
}

export function ComparisonMenu({ view, change }: ComparisonMenuProps): JSX.Element {
  const t = useTranslations('filter');
  const format = useFormat();
  const range = readRange(view.from, view.to, today());
  useShortcut('C', () => change({ compare: view.compare === 'none' ? 'previous' : 'none' }));
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          className={styles.button}
          rightSection={<IconChevronDown size={13} aria-hidden="true" />}
        >
          {t(`versus.${view.compare}`)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {comparisons.map((comparison) => {
          const compared = range && comparedRange(range, comparison);
          return (
            <Menu.Item
              key={comparison}
              aria-current={comparison === view.compare}
              onClick={() => change({ compare: comparison })}
              rightSection={comparison === view.compare ? <IconCheck size={14} aria-hidden="true" /> : undefined}
            >
              {t(`comparison.${comparison}`)}
              {compared && <small className={styles.span}>{format.span(compared.from, compared.to)}</small>}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
