import { CloseButton, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { periodicQuery } from '@/api/activityQueries';
import { atWall } from '@/i18n/format';
import { QueryView } from '@/parts/views/Views';
import type { ActivitySearch } from './search';
import css from './activity.module.css';

/** What a periodic review looks at since a day: counts, each of which opens its entries below. */
export function Periodic({ day, zone, onChange }: { day: string; zone: string; onChange: (change: ActivitySearch) => void }) {
  const { t } = useTranslation();
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day);
  const query = useQuery({ ...periodicQuery(isDay ? atWall(`${day}T00:00:00`, zone) : ''), enabled: isDay });
  return (
    <section className={css.saved} aria-label={t('trail.periodic')}>
      <div className={css.savedHead}>
        <h2>{t('trail.periodic')}</h2>
        <TextInput aria-label={t('trail.since')} placeholder="2026-01-01" w={140} maxLength={10} value={day} onChange={(event) => onChange({ since: event.currentTarget.value })} />
        <span className={css.gap} />
        <CloseButton aria-label={t('verb.close')} onClick={() => onChange({ since: undefined })} />
      </div>
      {isDay && (
        <QueryView query={query} rows={4}>
          {(view) => (
            <div className={css.groups}>
              {view.groups.map((group) => (
                <div key={group.name}>
                  <h3>{t(`trail.group.${group.name}`)} · {group.count}</h3>
                  <ul>
                    {group.lines.filter((line) => line.count > 0).map((line) => (
                      <li key={line.type}>
                        <button type="button" className={css.link} onClick={() => onChange({ type: line.type, from: day, to: undefined, saved: undefined })}>{line.type}</button> {line.count}
                      </li>
                    ))}
                    {group.count === 0 && <li className="th-hint">{t('trail.nothing')}</li>}
                  </ul>
                </div>
              ))}
            </div>
          )}
        </QueryView>
      )}
    </section>
  );
}
