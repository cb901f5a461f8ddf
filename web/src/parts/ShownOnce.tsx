import { Button, CopyButton, Group, Modal, Stack } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** A secret that the server will never show again; closing takes it off the page. */
export function ShownOnce({ secret, title, why, done, onClose }: { secret: string | null; title: string; why: string; done: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened={secret !== null} onClose={onClose} title={title} closeOnClickOutside={false} closeOnEscape={false} withCloseButton={false}>
      <Stack>
        <p style={{ margin: 0 }}>{why}</p>
        <output className="th-mono" style={{ padding: 'var(--th-3)', background: 'var(--th-field)', border: '1px solid var(--th-edge)', borderRadius: 'var(--th-radius)', fontSize: '1rem' }} data-secret>{secret}</output>
        <Group justify="space-between">
          <CopyButton value={secret ?? ''}>
            {({ copied, copy }) => <Button leftSection={<IconCopy stroke={1.75} size={20} />} onClick={copy}>{copied ? t('verb.copied') : t('verb.copy')}</Button>}
          </CopyButton>
          <Button variant="filled" data-primary onClick={onClose}>{done}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
