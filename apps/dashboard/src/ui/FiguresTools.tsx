import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChartAreaLine, IconDownload, IconPhotoDown, IconTable } from '@tabler/icons-react';
import { useState, type JSX, type MouseEvent } from 'react';
import { useTranslations } from 'use-intl';
import { toCsv, type Figures } from './figures.ts';
import { saveFile } from './save-file.ts';

interface FiguresToolsProps {
  /** Makes the figures when they are asked for; `undefined` while there are none. */
  figures: (() => Figures) | undefined;
  isTable: boolean;
  /** `undefined` where there is no chart to switch to. */
  onToggle: (() => void) | undefined;
  /** Whether the card holds a drawing, which can be saved as it is seen. */
  isDrawn?: boolean;
}

/** Beside every chart: the same numbers as a table, and as a file; and the chart as a picture. */
export function FiguresTools({ figures, isTable, onToggle, isDrawn = false }: FiguresToolsProps): JSX.Element {
  const t = useTranslations('figures');
  const [fault, setFault] = useState<string>();
  const takePicture = (event: MouseEvent) => {
    const chart = event.currentTarget.closest('section')?.querySelector<SVGSVGElement>('svg[role=application]');
    if (!chart || !figures) return;
    const { name } = figures();
    setFault(undefined);
    void import('./save-picture.ts')
      .then(({ savePicture }) => savePicture(chart, name))
      .catch((error: unknown) => setFault(String(error)));
  };
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
      {isDrawn && !isTable && (
        <Tooltip label={fault ?? t('picture')}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('picture')} disabled={!figures} onClick={takePicture}>
            <IconPhotoDown size={16} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      )}
    </>
  );
}

const save = (figures: Figures) => saveFile(`${figures.name}.csv`, toCsv(figures), 'text/csv');
