import { Button } from '@mantine/core';
import { IconWritingSign } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type Batch, type CommandAnswer, may } from '@/api/batches';
import type { Change } from '@/api/changes';
import { ActionDialog } from '@/parts/ActionDialog';
import { SignatureText } from '@/parts/batch/SignatureText';
import { Who } from '@/parts/batch/Who';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { Badge } from '@/parts/status/Status';
import { changeIcons } from './icons';
import css from '../batch/batch.module.css';
import own from './change.module.css';

/** Every change of the running batch as a redline, with its request, and QA's signature or refusal. */
export function Changes({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const changes = batch.changes ?? [];
  if (changes.length === 0) return null;
  return (
    <section className={css.panel} id="changes">
      <h2>{t('office.change.title')}</h2>
      {changes.map((one) => <One key={one.id} batch={batch} change={one} />)}
    </section>
  );
}

const tones = { pending: 'look', authorised: 'grey', declined: 'grey' } as const;

function One({ batch, change }: { batch: Batch; change: Change }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [open, setOpen] = useState<'authorise' | 'decline' | null>(null);
  const done = () => { setOpen(null); void queries.invalidateQueries({ queryKey: ['batches'] }); };
  return (
    <article className={own.change} aria-label={change.id}>
      <h3>{change.id} · {t(`office.change.kind.${change.kind}`)} <Badge icon={changeIcons[change.state]} tone={tones[change.state]} size="small">{t(`office.change.state.${change.state}`)}</Badge> <Who by={change.by} when={change.when} /></h3>
      <dl className={own.redline}>
        {change.redline.map((line, index) => <div key={index}><dt>{line.label}</dt><dd>{line.text}</dd></div>)}
        <div><dt>{t('part.reason')}</dt><dd>{change.reason}</dd></div>
      </dl>
      {change.signature && <SignatureText signature={change.signature} />}
      {change.declined && <p className="th-label">{t('office.change.declined', { reason: change.declined.text })} <Who by={change.declined.by} when={change.declined.when} /></p>}
      {change.state === 'pending' && (
        <div className={own.acts}>
          {may(batch, 'authorise-change', change.id) && <Button leftSection={<IconWritingSign stroke={1.75} size={20} />} onClick={() => setOpen('authorise')}>{t('office.change.authorise')}</Button>}
          {may(batch, 'decline-change', change.id) && <Button variant="subtle" onClick={() => setOpen('decline')}>{t('office.change.decline')}</Button>}
        </div>
      )}
      <SignatureSheet<CommandAnswer> opened={open === 'authorise'} onClose={() => setOpen(null)} action={batchAction(batch.id, 'authorise-change')} body={{ change: change.id }} onSigned={done} />
      <ActionDialog opened={open === 'decline'} onClose={() => setOpen(null)} title={t('office.change.decline')} why={t('office.change.decline-why')} verb={t('office.change.decline')}
        path={batchAction(batch.id, 'decline-change')} body={() => ({ change: change.id })} onDone={done} />
    </article>
  );
}
