import { Button, Menu } from '@mantine/core';
import { IconBookmark, IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ActivityFilters, exportPath, filterNames } from '@/api/activity';
import { type SavedQuery, savedQueriesQuery } from '@/api/activityQueries';
import { SaveQuery } from './SaveQuery';
import type { ActivitySearch } from './search';

interface Props {
  filters: ActivityFilters;
  zone: string;
  onChange: (change: ActivitySearch) => void;
}

const nothing = Object.fromEntries([...filterNames, 'site' as const].map((name) => [name, undefined])) as ActivityFilters;

/** Saved queries, the periodic review, and the export of what is shown. */
export function Tools({ filters, zone, onChange }: Props) {
  const { t } = useTranslation();
  const [saving, setSaving] = useState(false);
  const saved = useQuery(savedQueriesQuery);
  const inUse = saved.data?.items.filter((one) => one.retired === null) ?? [];
  const open = (one: SavedQuery) => onChange({ ...nothing, ...one.query, saved: one.id, entry: undefined });
  const yearAgo = new Date(Date.now() - 365 * 86_400_000).toISOString().slice(0, 10);
  return (
    <>
      <Menu position="bottom-end" transitionProps={{ duration: 0 }} width={320}>
        <Menu.Target><Button leftSection={<IconBookmark stroke={1.75} size={20} />}>{t('trail.saved')}</Button></Menu.Target>
        <Menu.Dropdown>
          {inUse.length === 0 && <Menu.Label>{t('trail.none-saved')}</Menu.Label>}
          {inUse.map((one) => (
            <Menu.Item key={one.id} onClick={() => open(one)}>
              {one.name}
              <div className="th-hint">{one.through > 0 ? t('trail.through', { number: one.through }) : t('trail.never')}</div>
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item disabled={Object.keys(filters).length === 0} onClick={() => setSaving(true)}>{t('trail.save')}</Menu.Item>
          <Menu.Item onClick={() => onChange({ since: yearAgo })}>{t('trail.periodic')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Menu position="bottom-end" transitionProps={{ duration: 0 }} width={280}>
        <Menu.Target><Button leftSection={<IconDownload stroke={1.75} size={20} />}>{t('trail.export')}</Button></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component="a" href={exportPath(filters, zone, 'csv')} download>{t('trail.export-csv')}</Menu.Item>
          <Menu.Item component="a" href={exportPath(filters, zone, 'json')} download>{t('trail.export-json')}</Menu.Item>
          <Menu.Label style={{ whiteSpace: 'normal' }}>{t('trail.export-why')}</Menu.Label>
        </Menu.Dropdown>
      </Menu>
      <SaveQuery opened={saving} filters={filters} zone={zone} onClose={() => setSaving(false)} onSaved={(one) => { setSaving(false); open(one); }} />
    </>
  );
}
