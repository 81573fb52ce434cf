import type { DocumentList, Product } from '@usance/api';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState, type JSX } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useApi } from '../../data/api-context.tsx';
import { useDocumentList } from '../../data/privacy.ts';
import { Choice } from '../../ui/Choice.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import report from '../../ui/report/report.module.css';
import { FormError } from '../../ui/states/FormError.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { DocumentPreview } from './DocumentPreview.tsx';
import styles from './privacy.module.css';

/** What an ending and a media type each format has. */
const files: Record<string, { ending: string; type: string }> = {
  markdown: { ending: 'md', type: 'text/markdown' },
  text: { ending: 'txt', type: 'text/plain' },
  html: { ending: 'html', type: 'text/html' },
  csv: { ending: 'csv', type: 'text/csv' },
};

/** The documents that people are shown, in each language, to read and to take along. */
export function DocumentsPanel({ product }: { product: Product }): JSX.Element {
  const t = useTranslations('privacy.documents');
  const format = useFormat();
  const locale = useLocale();
  const api = useApi();
  const answer = useDocumentList(product.id);
  const [name, setName] = useState<string>('notice');
  const [language, setLanguage] = useState<string>(locale);
  const [fault, setFault] = useState<Error | null>(null);
  /** The server says which there are; one that is newer than this page goes by its own name. */
  const nameOf = (one: string) => {
    const key = `names.${one}` as 'names.notice'; // the catalogue is asked whether it has it
    return t.has(key) ? t(key) : one;
  };
  const save = async (kind: string) => {
    try {
      const text = await api.document(product.id, name, { query: { language, format: kind } });
      const { ending, type } = files[kind] ?? { ending: 'txt', type: 'text/plain' };
      saveFile(`${name}-${language}.${ending}`, text, type);
      setFault(null);
    } catch (error) {
      setFault(error as Error); // the client throws nothing else
    }
  };
  return (
    <Panel<DocumentList>
      className={report.whole}
      title={t('title')}
      definition={t('sentence')}
      answer={answer}
      minHeightPx={420}
    >
      {({ documents, languages, formats }) => (
        <>
          <div className={styles.choices}>
            <Choice
              aria-label={t('document')}
              className={styles.choice}
              data={documents.map((one) => ({ value: one, label: nameOf(one) }))}
              value={name}
              onChange={(next) => next !== null && setName(next)}
            />
            <Choice
              aria-label={t('language')}
              className={styles.choice}
              data={languages.map((one) => ({ value: one, label: format.language(one) }))}
              value={language}
              onChange={(next) => next !== null && setLanguage(next)}
            />
            {formats.map((one) => (
              <Button
                key={one}
                variant="default"
                leftSection={<IconDownload size={14} aria-hidden="true" />}
                onClick={() => void save(one)}
              >
                {t('save', { format: one })}
              </Button>
            ))}
          </div>
          <FormError error={fault} />
          <DocumentPreview product={product.id} name={name} language={language} />
        </>
      )}
    </Panel>
  );
}
