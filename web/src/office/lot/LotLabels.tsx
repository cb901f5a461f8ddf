import { Button, Group, Modal, Select, Stack, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/api/intent';
import { problemText } from '@/api/problem';
import { useLanguage } from '@/i18n';
import { quantity } from '@/i18n/format';
import { Primary } from '@/parts/Primary';
import { QueryView } from '@/parts/views/Views';
import { dataMatrix } from './dataMatrix';
import { type LotLabel, labelsQuery, lotPath, type LotState, printersQuery } from './lots';
import css from './lot.module.css';

/** Labels of the lot, one for each container that has some: on the screen, by the browser, or by a registered label printer. */
export function LotLabels({ lot, opened, onClose }: { lot: LotState; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const labels = useQuery({ ...labelsQuery(lot.id), enabled: opened });
  const printers = useQuery({ ...printersQuery(lot.site), enabled: opened });
  const [printer, setPrinter] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [told, setTold] = useState<string | null>(null);
  const chosen = printer ?? printers.data?.items[0]?.id ?? null;
  const print = useCommand<{ printer: string; labels: number }>({
    onSuccess: (done) => setTold(t('lot.queued', { count: done.labels, printer: done.printer })), onError: (problem) => setTold(problemText(problem, t)),
  });
  const isFurther = labels.data?.some((one) => (lot.labels?.[one.code] ?? 0) > 0) ?? false;
  const send = () => (chosen ? print.mutate({ path: `${lotPath(lot.id)}/actions/print-labels`, body: { printer: chosen, reason: reason.trim() || undefined } }) : window.print());
  return (
    <Modal opened={opened} onClose={() => { setTold(null); onClose(); }} size="xl" title={t('lot.labels-of', { lot: lot.id })} closeButtonProps={{ 'aria-label': t('verb.close') }}>
      <Stack>
        <QueryView query={labels} rows={4}>
          {(all) => <div className={css.labels}>{all.map((one) => <OneLabel key={one.code} label={one} />)}</div>}
        </QueryView>
        {(printers.data?.items.length ?? 0) > 0 && (
          <Select label={t('lot.printer')} value={chosen} onChange={setPrinter} allowDeselect={false} data={printers.data!.items.map((one) => ({ value: one.id, label: `${one.name} · ${one.id}` }))} />
        )}
        {chosen && isFurther && <Textarea label={t('lot.label-again')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} maxRows={4} maxLength={500} />}
        <p role="status" style={{ margin: 0, minHeight: '1.5em' }}>{told ?? '\u00a0'}</p>
        <Group justify="space-between">
          <Button variant="default" onClick={() => window.print()}>{t('lot.browser-print')}</Button>
          {chosen && <Primary loading={print.isPending} onClick={send}>{t('lot.print')}</Primary>}
        </Group>
      </Stack>
    </Modal>
  );
}

function OneLabel({ label }: { label: LotLabel }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const code = useQuery({ queryKey: ['code', label.code], queryFn: () => dataMatrix(label.code), staleTime: Infinity });
  return (
    <article className={css.label} aria-label={label.code}>
      <div>
        <p className="th-mono"><b>{label.code}</b></p>
        <p>{label.materialName} <span className="th-mono">{label.material}</span></p>
        <p>{quantity(label.quantity, language)}</p>
        <p>{label.supplier} <span className="th-mono">{label.supplierLot}</span></p>
        <p>{t('office.batch.expires')} {label.expiryOn ?? '–'}</p>
        {label.retestOn && <p>{t('lot.retest-on')} {label.retestOn}</p>}
      </div>
      {code.data && <img className={css.code} src={code.data} alt={t('lot.symbol', { code: label.code })} width={104} height={104} />}
    </article>
  );
}
