import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { atQuery, type EquipmentDetail } from '@/api/equipment';
import { atWall } from '@/i18n/format';
import { useText } from '@/parts/batch/text';
import { Status } from '@/parts/status/Status';
import { QueryView } from '@/parts/views/Views';
import lotCss from '../lot/lot.module.css';

const conditions: Record<string, string> = { clean: 'clean', 'in-use': 'in-use', 'to-be-cleaned': 'to-clean' };

/** What was in it at a time that an investigation asks for: batch and phase. */
export function AtTime({ piece }: { piece: EquipmentDetail }) {
  const { t } = useTranslation();
  const text = useText();
  const [wall, setWall] = useState('');
  const time = wall === '' ? '' : atWall(wall, piece.zone);
  const query = useQuery({ ...atQuery(piece.line.id, time), enabled: time !== '' });
  return (
    <section className={lotCss.panel}>
      <h2>{t('equipment.at.title')}</h2>
      <TextInput type="datetime-local" label={t('equipment.at.when', { zone: piece.zone })} value={wall} onChange={(event) => setWall(event.currentTarget.value)} mb="md" />
      {time !== '' && (
        <QueryView query={query} rows={2}>
          {(then) => (
            <dl className={lotCss.facts} aria-live="polite">
              <dt>{t('board.state')}</dt><dd><Status of="equipment" value={then.outOfService ? 'out-of-service' : (conditions[then.condition] ?? then.condition)} /></dd>
              <dt>{t('board.batch')}</dt><dd className="th-mono">{then.batch ?? t('equipment.at.none')}</dd>
              <dt>{t('equipment.phase')}</dt><dd>{then.uses.length === 0 ? '–' : then.uses.map((use) => `${use.phase} ${text(use.title)}`).join(', ')}</dd>
            </dl>
          )}
        </QueryView>
      )}
    </section>
  );
}
