import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NoScan } from '@/parts/scan/ScanCatcher';

/** A sheet from below, within reach of the thumb; Esc closes it and what was typed stays a draft. */
export function Sheet({ opened, onClose, title, children }: { opened: boolean; onClose: () => void; title: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Drawer opened={opened} onClose={onClose} position="bottom" size="auto" radius="md" title={title} closeButtonProps={{ 'aria-label': t('verb.close') }} transitionProps={{ duration: 0 }}
      styles={{ content: { height: 'auto', maxHeight: '94dvh', maxWidth: 800, marginInline: 'auto', scrollPaddingBottom: 104 }, title: { fontSize: '1.5rem', fontWeight: 600 } }}>
      {opened && <div className="th-floor"><NoScan />{children}</div>}
    </Drawer>
  );
}
