import type { ReportName } from '@usance/api';
import { ActionIcon, Popover, Tooltip } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useReportDescriptions } from '../../data/reports.ts';
import { blocksOf } from './definition-blocks.ts';
import styles from './report.module.css';

/** What exactly a report counts, in the words of the report itself: asked for when somebody wants to know. */
export function Definition({ report, title }: { report: ReportName; title: string }): JSX.Element {
  const t = useTranslations('report');
  const [isOpen, setIsOpen] = useState(false);
  const label = t('definition', { title });
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={t('whatIsCounted')} disabled={isOpen}>
          <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={() => setIsOpen(!isOpen)}>
            <IconInfoCircle size={16} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>{isOpen && <DefinitionText report={report} />}</Popover.Dropdown>
    </Popover>
  );
}

function DefinitionText({ report }: { report: ReportName }): JSX.Element {
  const t = useTranslations('report');
  const descriptions = useReportDescriptions();
  const description = descriptions.data?.find(({ name }) => name === report);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by keyboard
    <div className={styles.definition} tabIndex={0} role="group" aria-label={t('whatIsCounted')} lang="en">
      {descriptions.isPending && <p>{t('asking')}</p>}
      {descriptions.isError && <p>{descriptions.error.message}</p>}
      {description && <h3>{description.title}</h3>}
      {description &&
        blocksOf(description.definition).map((block) =>
          block.kind === 'text' ? (
            <p key={block.text}>{block.text}</p>
          ) : (
            <ul key={block.items[0]}>
              {block.items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          ),
        )}
    </div>
  );
}
