import { Button, TextInput } from '@mantine/core';
import { IconHourglass, IconIdBadge2 } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Person, personAction } from '@/api/people';
import { ActionDialog } from '@/parts/ActionDialog';
import { Badge } from '@/parts/status/Status';
import { Time } from '@/parts/Time';
import { useZone } from '@/shell/site';
import css from './people.module.css';

/** Nobody signs before somebody saw who he is (P11-100b). */
export function IdentitySection({ person, may }: { person: Person; may: boolean }) {
  const { t } = useTranslation();
  const zone = useZone();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [how, setHow] = useState('');
  const at = person.person.identityCheckedAt;
  return (
    <section aria-labelledby="identity">
      <div className={css.head}><h2 id="identity">{t('people.identity')}</h2>{may && <Button onClick={() => setOpen(true)}>{t('people.identity-record')}</Button>}</div>
      {at
        ? <p><IconIdBadge2 stroke={1.75} size={20} aria-hidden className={css.inline} /> {person.identityCheckedHow} · <span className="th-mono">{person.identityCheckedBy}</span> · <Time at={at} zone={zone} /></p>
        : <p><Badge icon={IconHourglass} tone="act">{t('people.identity-none')}</Badge></p>}
      <ActionDialog opened={open} onClose={() => setOpen(false)} title={t('people.identity-record')} verb={t('people.identity-record')} reason={false}
        path={personAction(person.person.userId, 'record-identity-check')} body={() => (how.trim() === '' ? t('people.identity-how') : { how: how.trim() })}
        onDone={() => { setOpen(false); setHow(''); void queries.invalidateQueries({ queryKey: ['people'] }); }}>
        <TextInput label={t('people.identity-how')} value={how} onChange={(event) => setHow(event.currentTarget.value)} data-autofocus />
      </ActionDialog>
    </section>
  );
}
