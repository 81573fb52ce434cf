import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, type FormEvent, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useLookUp } from '../../data/installation.ts';
import { useProductId } from '../../data/product-id.ts';
import { Card } from '../../ui/Card.tsx';
import { fieldError, formError } from '../../ui/field-error.ts';
import form from '../../ui/form.module.css';
import { PageHead } from '../../ui/PageHead.tsx';
import { readFields } from '../../ui/read-fields.ts';
import { Allowed } from '../../ui/rights/Allowed.tsx';
import report from '../../ui/report/report.module.css';
import { FormError } from '../../ui/states/FormError.tsx';
import { AuditPanel } from './AuditPanel.tsx';
import styles from './installation.module.css';
import { InstallationResult } from './InstallationResult.tsx';

const uuid = '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

/** One installation, opened by the ID that its user hands over; and who opened any. The ID stands in no address, so no link leads to one. */
export function InstallationPage(): JSX.Element {
  const product = useProductId();
  const t = useTranslations('installation');
  const lookUp = useLookUp(product);
  const result = useRef<HTMLDivElement>(null);
  const { data } = lookUp;
  useEffect(() => {
    if (data) result.current?.focus();
  }, [data]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { installation } = readFields(event.currentTarget, ['installation']);
    lookUp.mutate(installation.trim().toLowerCase());
  };
  return (
    <>
      <PageHead title={t('title')} text={t('text')} />
      <Allowed to="inspect">
        <div className={report.grid}>
          <Card className={report.whole} title={t('lookUp')} sentence={t('logged')}>
            <form className={styles.form} onSubmit={submit}>
              <div className={form.row}>
                <TextInput
                  name="installation"
                  label={t('id')}
                  description={t('idHelp')}
                  required
                  autoComplete="off"
                  spellCheck={false}
                  pattern={`\\s*${uuid}\\s*`}
                  placeholder="00000000-0000-0000-0000-000000000000"
                  error={fieldError(lookUp.error, 'installation')}
                />
                <Button type="submit" className={form.submit} loading={lookUp.isPending}>
                  {t('look')}
                </Button>
                {data && (
                  <Button variant="default" className={form.submit} onClick={() => lookUp.reset()}>
                    {t('close')}
                  </Button>
                )}
              </div>
              <FormError error={formError(lookUp.error, ['installation'])} />
            </form>
          </Card>
          {data && (
            <div
              ref={result}
              tabIndex={-1}
              className={`${report.grid} ${report.whole} ${styles.result}`}
              role="group"
              aria-label={t('summary')}
            >
              <InstallationResult product={product} history={data} />
            </div>
          )}
          {/* It comes back below the answer, instead of being pushed away by it. */}
          {!lookUp.isPending && <AuditPanel product={product} />}
        </div>
      </Allowed>
    </>
  );
}
