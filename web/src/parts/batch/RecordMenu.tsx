import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { batchPath } from '@/api/batches';
import { languages, useLanguage } from '@/i18n';

/** The record in every form that leaves the house: to read in each language, to compute with, and for other systems. */
export function RecordMenu({ batch }: { batch: string }) {
  const { t } = useTranslation();
  const mine = useLanguage();
  const at = batchPath(batch);
  // One's own language stands first.
  const pages = [...languages].sort((a, b) => Number(b.id === mine) - Number(a.id === mine));
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target><Button leftSection={<IconDownload stroke={1.75} size={20} />}>{t('batch.record')}</Button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('batch.record-pdf')}</Menu.Label>
        {pages.map(({ id, name }) => <Menu.Item key={id} component="a" href={`${at}/record.pdf?language=${id}`} target="_blank" rel="noopener" lang={id}>{name}</Menu.Item>)}
        <Menu.Label>{t('batch.record-data')}</Menu.Label>
        <Menu.Item component="a" href={`${at}/record.json?language=${mine}`} download={`${batch}.json`}>{t('batch.record-json')}</Menu.Item>
        <Menu.Item component="a" href={`${at}/record.xml?language=${mine}`} download={`${batch}.xml`}>{t('batch.record-batchml')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
