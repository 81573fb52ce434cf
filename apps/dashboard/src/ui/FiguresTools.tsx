import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChartAreaLine, IconDownload, IconTable } from '@tabler/icons-react';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { toCsv, type Figures } from './figures.ts';
import { saveFile } from './save-file.ts';

interface FiguresToolsProps {
  /** Makes the figures when they are asked for; `undefined` while there are none. */
  figures: (() => Figures) | undefined;
  isTable: boolean;
  /** `undefined` where there is no chart to switch to. */
  onToggle: (() => void) | undefined;
}

/** Beside every chart: the same numbers as a table, and as a file. */
export function FiguresTools({ figures, isTable, onToggle }: FiguresToolsProps): JSX.Element {
  const t = useTranslations('figures');
  const toggleLabel = t(isTable ? 'asChart' : 'asTable');
  return (
    <>
      {onToggle && (
        <Tooltip label={toggleLabel}>
          <ActionIcon variant="subtle" color="gray" aria-label={toggleLabel} aria-pressed={isTable} onClick={onToggle}>
            {isTable ? <IconChartAreaLine size={16} aria-hidden="true" /> : <IconTable size={16} aria-hidden="true" />}
          </ActionIcon>
        </Tooltip>
      )}
      <Tooltip label={t('download')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('download')}
          disabled={!figures}
          onClick={() => figures && save(figures())}
        >
          <IconDownload size={16} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
    </>
  );
}

const save = (figures: Figures) => saveFile(`${figures.name}.csv`, toCsv(figures), 'text/csv');
