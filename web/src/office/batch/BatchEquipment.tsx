import { Button, NativeSelect } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Batch, batchAction } from '@/api/batches';
import { type Candidate, type EquipmentNeed, needsQuery } from '@/api/equipment';
import { holdsAt, useMe } from '@/api/session';
import { ActionDialog } from '@/parts/ActionDialog';
import { useText } from '@/parts/batch/text';
import lotCss from '../lot/lot.module.css';

/** Which equipment the recipe asks for, what is kept for the batch and what it has; a planner or supervisor keeps and frees. */
export function BatchEquipment({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const text = useText();
  const me = useMe();
  const queries = useQueryClient();
  const query = useQuery(needsQuery(batch.id));
  const [choosing, setChoosing] = useState<EquipmentNeed | null>(null);
  const [freeing, setFreeing] = useState<string | null>(null);
  const needs = query.data?.items ?? [];
  if (needs.length === 0) return null;
  const mayChange = batch.ended === null && holdsAt(me, batch.site, 'planner', 'supervisor', 'operator');
  const done = () => { setChoosing(null); setFreeing(null); void queries.invalidateQueries({ queryKey: ['batches'] }); void queries.invalidateQueries({ queryKey: ['plant', 'equipment'] }); };
  return (
    <section className={lotCss.panel}>
      <h2>{t('equipment.needs.title')}</h2>
      <table className={lotCss.table}>
        <tbody>
          {needs.map((need) => (
            <tr key={need.class}>
              <th scope="row">{need.title ? text(need.title) : need.class}<div className="th-label">{[...need.properties.map((one) => `${text(one.name)} ${one.value ?? ''}`.trim()), `${t('equipment.needs.steps')} ${need.steps.join(', ') || '–'}`].join(' · ')}</div></th>
              <td>
                {need.inUse.map((id) => <div key={id}><Piece id={id} /> {t('equipment.needs.in-use')}</div>)}
                {need.allocated.map((id) => (
                  <div key={id}><Piece id={id} /> {t('equipment.needs.kept')} {mayChange && <Button size="compact-sm" variant="default" aria-label={t('equipment.needs.free-of', { equipment: id })} onClick={() => setFreeing(id)}>{t('equipment.needs.free')}</Button>}</div>
                ))}
                {need.candidates.length === 0 ? t('equipment.needs.none') : need.inUse.length + need.allocated.length === 0 && '–'}
              </td>
              {mayChange && <td>{need.candidates.length > 0 && <Button size="compact-sm" variant="default" aria-label={`${t('equipment.needs.allocate')}: ${need.class}`} onClick={() => setChoosing(need)}>{t('equipment.needs.allocate')}</Button>}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {choosing && <Choose batch={batch} need={choosing} onClose={() => setChoosing(null)} onDone={done} />}
      {freeing && <ActionDialog opened onClose={() => setFreeing(null)} title={t('equipment.needs.free-of', { equipment: freeing })} why={t('equipment.needs.free-why')} verb={t('equipment.needs.free')}
        path={batchAction(batch.id, 'free-equipment')} body={() => ({ equipment: freeing })} onDone={done} />}
    </section>
  );
}

const Piece = ({ id }: { id: string }) => <Link className="th-mono" to={'/equipment/$equipment' as never} params={{ equipment: id } as never}>{id}</Link>;

function Choose({ batch, need, onClose, onDone }: { batch: Batch; need: EquipmentNeed; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState('');
  const said = (one: Candidate) => {
    const why = one.why ? t(`equipment.not.${one.why}`, { batch: one.allocatedTo ?? one.batch ?? '' }) : t(`equipment.is.${one.condition}`);
    return `${one.id} · ${one.name} · ${why}`;
  };
  return (
    <ActionDialog opened onClose={onClose} title={t('equipment.needs.choose', { class: need.class })} why={t('equipment.needs.choose-why')} verb={t('equipment.needs.allocate')} reason={false}
      path={batchAction(batch.id, 'allocate-equipment')} body={() => (chosen === '' ? t('equipment.needs.say') : { equipment: chosen })} onDone={onDone}>
      <NativeSelect label={t('equipment.needs.piece')} value={chosen} onChange={(event) => setChosen(event.currentTarget.value)} data-autofocus
        data={[{ value: '', label: '–' }, ...need.candidates.map((one) => ({ value: one.id, label: said(one), disabled: one.why !== null }))]} />
    </ActionDialog>
  );
}
