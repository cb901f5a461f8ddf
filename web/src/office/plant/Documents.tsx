import { Anchor, Button, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ControlledDocument, documentsQuery } from '@/api/plant';
import { holds, useMe } from '@/api/session';
import { ActionDialog } from '@/parts/ActionDialog';
import { type Column, VirtualTable } from '@/parts/table/VirtualTable';
import { Empty, QueryView } from '@/parts/views/Views';

/** Controlled documents with their versions; recipes name them by id. */
export function Documents() {
  const { t } = useTranslation();
  const query = useQuery(documentsQuery);
  const queries = useQueryClient();
  const mayRetire = holds(useMe(), 'administrator', 'qa-reviewer');
  const [retiring, setRetiring] = useState<ControlledDocument | null>(null);
  const columns = useMemo((): Column<ControlledDocument>[] => [
    { key: 'id', header: t('plant.id'), width: 'minmax(10rem, 0.7fr)', cell: (row) => <b className="th-mono">{row.id}</b> },
    { key: 'version', header: t('plant.document.version'), width: '5.5rem', cell: (row) => row.version },
    { key: 'title', header: t('plant.document.title'), width: 'minmax(10rem, 2fr)', cell: (row) => (
      row.link ? <Anchor inherit title={row.title} href={row.link} target="_blank" rel="noreferrer noopener">{row.title}</Anchor> : <span title={row.title}>{row.title}</span>
    ) },
    { key: 'on', header: t('plant.document.on'), width: '9rem', from: 44, cell: (row) => row.effectiveOn },
    { key: 'act', header: t('plant.document.use'), width: 'minmax(9rem, 0.8fr)', cell: (row) => (
      row.retiredFor !== null ? <span title={row.retiredFor}>{t('plant.document.retired')}</span>
        : mayRetire ? <Button size="compact-sm" variant="default" aria-label={t('plant.document.retire-this', { id: row.id, version: row.version })} onClick={() => setRetiring(row)}>{t('plant.document.retire')}</Button>
          : t('plant.document.in-use')
    ) },
  ], [t, mayRetire]);
  return (
    <>
    <QueryView query={query} rows={8} empty={{ when: (page) => page.items.length === 0, view: <Empty>{t('plant.document.empty')}</Empty> }}>
      {(page) => <VirtualTable label={t('plant.view.documents')} rows={page.items} columns={columns} rowKey={(row) => `${row.id} ${row.version}`} />}
    </QueryView>
    {retiring && (
      <ActionDialog opened onClose={() => setRetiring(null)} title={t('plant.document.retire-this', { id: retiring.id, version: retiring.version })} why={t('plant.document.retire-why')}
        verb={t('plant.document.retire')} path={`/api/documents/${encodeURIComponent(retiring.id)}/versions/${encodeURIComponent(retiring.version)}/actions/retire`} body={() => ({})}
        onDone={() => { setRetiring(null); void queries.invalidateQueries({ queryKey: ['plant', 'documents'] }); }} />
    )}
    </>
  );
}

export function NewDocument({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const empty = { id: '', version: '', title: '', effectiveOn: '', link: '' };
  const [given, setGiven] = useState(empty);
  const field = (name: keyof typeof empty, label: string, more: object = {}) => (
    <TextInput label={label} value={given[name]} onChange={(event) => setGiven({ ...given, [name]: event.currentTarget.value })} autoComplete="off" {...more} />
  );
  const body = () => (given.id.trim() === '' ? t('plant.say-id')
    : given.version.trim() === '' ? t('plant.document.say-version')
    : given.title.trim() === '' ? t('plant.document.say-title')
    : given.effectiveOn === '' ? t('plant.document.say-on')
    : { ...given, link: given.link.trim() || null });
  return (
    <ActionDialog opened={opened} onClose={onClose} title={t('plant.add.documents')} verb={t('verb.save')} path="/api/documents" reason={false} body={body}
      onDone={() => { setGiven(empty); onClose(); void queries.invalidateQueries({ queryKey: ['plant', 'documents'] }); }}>
      {field('id', t('plant.id'), { description: t('setup.id-hint'), 'data-autofocus': true })}
      {field('version', t('plant.document.version'))}
      {field('title', t('plant.document.title'))}
      {field('effectiveOn', t('plant.document.on'), { type: 'date' })}
      {field('link', t('plant.document.link'), { type: 'url', placeholder: 'https://' })}
    </ActionDialog>
  );
}
