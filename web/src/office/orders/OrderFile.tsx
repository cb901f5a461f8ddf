import { Button, FileButton, Group, Modal, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderFilePreview } from '@/api/integration';
import { useCommand } from '@/api/intent';
import { problemText } from '@/api/problem';
import { More } from '@/parts/More';
import { Primary } from '@/parts/Primary';
import { useFirst } from '@/parts/useFirst';
import { Time } from '@/parts/Time';
import { useSites, useZone } from '@/shell/site';
import css from '../interfaces/interfaces.module.css';

interface Chosen {
  name: string;
  text: string;
}

/** Orders from a table file: looked at line by line, then taken whole or not at all. */
export function OrderFile({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={t('orders.upload')} size="xl" closeButtonProps={{ 'aria-label': t('verb.close') }}>
      {opened && <OrderFileForm onClose={onClose} />}
    </Modal>
  );
}

export function OrderFileForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [preview, setPreview] = useState<OrderFilePreview | null>(null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const look = useCommand<OrderFilePreview>({ onSuccess: setPreview, onError: (problem) => setComplaint(problemText(problem, t)) });
  const take = useCommand({
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['planned-orders'] });
      onClose();
    },
    onError: (problem) => setComplaint(problemText(problem, t)),
  });
  const choose = (file: File | null) => {
    setPreview(null);
    setComplaint(null);
    if (!file) return;
    void file.text().then((text) => {
      setChosen({ name: file.name, text });
      look.mutate({ path: '/api/order-files/preview', body: { name: file.name, text } });
    });
  };
  const send = () => {
    if (!chosen || !preview) return setComplaint(t('orders.file-first'));
    if (preview.ok) take.mutate({ path: '/api/order-files', body: { ...chosen, hash: preview.hash } });
  };
  return (
    <Stack>
      <p style={{ margin: 0 }}>{t('orders.file-why')}</p>
      <Group>
        <FileButton onChange={choose} accept=".csv,.txt,text/csv" inputProps={{ 'aria-label': t('orders.file-choose') }}>
          {(props) => <Button {...props} variant="outline" loading={look.isPending}>{t('orders.file-choose')}</Button>}
        </FileButton>
        <a href="/api/order-files/template" download="orders.csv">{t('orders.file-template')}</a>
      </Group>
      {chosen && <p className="th-label" style={{ margin: 0 }}>{chosen.name}</p>}
      {preview && <Rows preview={preview} />}
      <p role="alert" style={{ margin: 0, minHeight: '1.5em', color: 'var(--th-stop)' }}>{complaint ?? (preview && !preview.ok ? t('orders.file-wrong') : '\u00a0')}</p>
      <Group justify="space-between">
        <Button variant="subtle" color="gray" onClick={onClose}>{t('verb.back')}</Button>
        <Primary loading={take.isPending} onClick={send}>
          {preview?.ok ? t('orders.file-take', { count: preview.rows.length }) : t('orders.file-take-none')}
        </Primary>
      </Group>
    </Stack>
  );
}

function Rows({ preview }: { preview: OrderFilePreview }) {
  const { t } = useTranslation();
  const shown = useZone();
  const sites = useSites();
  const { shown: rows, more } = useFirst(preview.rows);
  const zoneOf = (site: string | null) => sites.find((one) => one.id === site)?.zone ?? shown;
  return (
    <div className={css.sideways} tabIndex={0} role="region" aria-label={t('orders.file-lines')}>
      <table className={css.table}>
        <thead><tr><th>{t('orders.file-line')}</th><th>{t('orders.order')}</th><th>{t('orders.what')}</th><th>{t('orders.quantity')}</th><th>{t('board.site')}</th><th>{t('orders.start')}</th><th>{t('orders.file-becomes')}</th></tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.line} data-differs={row.errors.length > 0 || undefined}>
              <td>{row.line}</td>
              <td className="th-mono">{row.order ?? '–'}</td>
              <td>{row.product ?? row.recipe ?? '–'}</td>
              <td>{row.quantity ?? '–'}</td>
              <td>{row.site ?? '–'}</td>
              <td>{row.start ? <Time at={row.start} zone={zoneOf(row.site)} /> : '–'}</td>
              <td>
                {row.errors.map((error, index) => <div key={index}><IconAlertTriangle size="1em" stroke={1.75} aria-hidden /> {t(`orders.field.${error.field}`, { defaultValue: error.field })}: {error.detail}</div>)}
                {row.errors.length === 0 && (row.effect ? t(`orders.effect.${row.effect}`) : t('orders.file-waits'))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <More more={more} />
    </div>
  );
}
