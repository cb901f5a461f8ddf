import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconHandStop } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type Batch, may, type MaterialHold } from '@/api/batches';
import { SignatureText } from '@/parts/batch/SignatureText';
import { Who } from '@/parts/batch/Who';
import { Badge } from '@/parts/status/Status';
import css from '../batch/batch.module.css';
import own from '../change/change.module.css';
import { SignedAction } from '../recipes/life/SignedAction';

/** In-process material that an out-of-limit check put on hold, with what quality decided, or decides here. */
export function Material({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const holds = batch.material ?? [];
  if (holds.length === 0) return null;
  return (
    <section className={css.panel} id="material">
      <h2>{t('material.title')}</h2>
      {holds.map((one) => <One key={one.id} batch={batch} hold={one} />)}
    </section>
  );
}

const icons = { 'on-hold': IconHandStop, usable: IconCircleCheck, rejected: IconCircleX };
const tones = { 'on-hold': 'act', usable: 'grey', rejected: 'stop' } as const;

function One({ batch, hold }: { batch: Batch; hold: MaterialHold }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [open, setOpen] = useState<'use' | 'reject' | null>(null);
  const done = () => { setOpen(null); void queries.invalidateQueries({ queryKey: ['batches'] }); };
  return (
    <article className={own.change} aria-label={hold.id}>
      <h3>{hold.id} · {hold.number} <Badge icon={icons[hold.state]} tone={tones[hold.state]} size="small">{t(`material.state.${hold.state}`)}</Badge> <Who by={hold.by} when={hold.when} /></h3>
      <p>{t('material.found', { value: hold.value, expected: hold.expected })} <Link to={'/exceptions/$exception' as never} params={{ exception: hold.exception } as never}>{hold.exception}</Link></p>
      {hold.reason && <p>{t('part.reason')}: {hold.reason}</p>}
      {hold.decided && <SignatureText signature={hold.decided} />}
      {may(batch, 'decide-material', hold.id) && (
        <div className={own.acts}>
          <Button leftSection={<IconCircleCheck stroke={1.75} size={20} />} onClick={() => setOpen('use')}>{t('material.use')}</Button>
          <Button variant="subtle" onClick={() => setOpen('reject')}>{t('material.reject')}</Button>
        </div>
      )}
      <SignedAction opened={open !== null} onClose={() => setOpen(null)} title={t(open === 'reject' ? 'material.reject' : 'material.use')} why={t(open === 'reject' ? 'material.reject-why' : 'material.use-why')}
        action={batchAction(batch.id, 'decide-material')} body={() => ({ hold: hold.id, decision: open })} onSigned={done} />
    </article>
  );
}
