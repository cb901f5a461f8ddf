import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandAnswer } from '@/api/batches';
import type { Equipment } from '@/api/plant';
import { forClass } from '@/api/procedures';
import { type RecipeRow, recipesQuery } from '@/api/recipes';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { QueryView } from '@/parts/views/Views';
import { useText } from '../batch/text';
import css from './procedures.module.css';

/** The approved procedures for this piece; who chooses one signs that its record is a true copy, and carries it out. */
export function StartProcedure({ equipment, onStarted }: { equipment: Equipment; onStarted: (record: string) => void }) {
  const { t } = useTranslation();
  const text = useText();
  const query = useQuery(recipesQuery);
  const [chosen, setChosen] = useState<RecipeRow | null>(null);
  return (
    <QueryView query={query} rows={3} empty={{ when: (page) => forClass(page.items, equipment.class).length === 0, view: <p>{t('procedure.none', { class: equipment.class })}</p> }}>
      {(page) => (
        <>
          <ul className={css.list}>
            {forClass(page.items, equipment.class).map((one) => (
              <li key={`${one.id} ${one.version}`}>
                <span><b>{text(one.title)}</b> <span className="th-hint">{t(`procedure.kind.${one.procedureFor}`)} · {one.id} {one.version}</span></span>
                <Button variant="default" aria-label={t('procedure.start-this', { title: text(one.title) })} onClick={() => setChosen(one)}>{t('procedure.start')}</Button>
              </li>
            ))}
          </ul>
          <SignatureSheet<CommandAnswer> opened={chosen !== null} onClose={() => setChosen(null)} action="/api/procedures"
            body={{ site: equipment.site, recipeId: chosen?.id, equipment: equipment.id }} onSigned={(answer) => { setChosen(null); onStarted(answer.batch); }} />
        </>
      )}
    </QueryView>
  );
}
