import { Button, TextInput } from '@mantine/core';
import { IconAlarm } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Grant, type Person, personAction } from '@/api/people';
import { ActionDialog } from '@/parts/ActionDialog';
import { Badge } from '@/parts/status/Status';
import { Time } from '@/parts/Time';
import { useZone } from '@/shell/site';
import { Ended } from './RolesSection';
import css from './people.module.css';

/** What the person was trained for, and until when: a step that asks for it is refused from that day on (P11-10i). */
export function QualificationsSection({ person, may }: { person: Person; may: boolean }) {
  const { t } = useTranslation();
  const zone = useZone();
  const queries = useQueryClient();
  const [granting, setGranting] = useState(false);
  const [revoking, setRevoking] = useState<Grant | null>(null);
  const refresh = () => {
    setGranting(false);
    setRevoking(null);
    void queries.invalidateQueries({ queryKey: ['people'] });
  };
  return (
    <section className={css.wide} aria-labelledby="qualifications">
      <div className={css.head}><h2 id="qualifications">{t('people.qualifications')}</h2>{may && <Button onClick={() => setGranting(true)}>{t('people.qualify')}</Button>}</div>
      {person.qualifications.length === 0 ? <p className="th-label">{t('people.no-qualifications')}</p> : (
        <table className={css.table}>
          <thead><tr><th>{t('people.qualification')}</th><th>{t('people.expires')}</th><th>{t('people.since')}</th><th>{t('people.by')}</th><th>{t('people.why')}</th><td /></tr></thead>
          <tbody>
            {person.qualifications.map((held, index) => (
              <tr key={index} data-ended={held.revokedAt ? true : undefined}>
                <td><b>{held.name}</b></td>
                <td><Expiry held={held} zone={zone} /></td>
                <td><Time at={held.grantedAt} zone={zone} /></td>
                <td className="th-mono">{held.grantedBy}</td>
                <td>{held.reason}{held.revokedAt && <Ended at={held.revokedAt} by={held.revokedBy} why={held.revokeReason} zone={zone} />}</td>
                <td className={css.act}>{may && !held.revokedAt && <Button size="xs" aria-label={`${t('people.revoke')} ${held.name}`} onClick={() => setRevoking(held)}>{t('people.revoke')}</Button>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Qualify person={person} opened={granting} onClose={() => setGranting(false)} onDone={refresh} />
      <ActionDialog opened={revoking !== null} onClose={() => setRevoking(null)} title={t('people.revoke-qualification')} verb={t('people.revoke')} why={revoking?.name}
        path={personAction(person.person.userId, 'revoke-qualification')} body={() => ({ qualification: revoking?.name })} onDone={refresh} />
    </section>
  );
}

function Expiry({ held, zone }: { held: Grant; zone: string }) {
  const { t } = useTranslation();
  if (!held.expiresAt) return t('people.no-expiry');
  const lapsed = new Date(held.expiresAt).getTime() <= Date.now();
  return <>{lapsed && !held.revokedAt && <Badge icon={IconAlarm} tone="act" size="small">{t('people.lapsed')}</Badge>} <Time at={held.expiresAt} zone={zone} /></>;
}

function Qualify({ person, opened, onClose, onDone }: { person: Person; opened: boolean; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [qualification, setQualification] = useState('');
  const [expires, setExpires] = useState('');
  const body = () => {
    if (qualification.trim() === '') return t('people.qualification');
    if (expires !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(expires)) return t('people.expires-hint');
    return { qualification: qualification.trim(), expiresAt: expires === '' ? null : `${expires}T23:59:59Z` };
  };
  return (
    <ActionDialog opened={opened} onClose={onClose} title={t('people.qualify')} verb={t('people.qualify')} path={personAction(person.person.userId, 'grant-qualification')} body={body} onDone={onDone}>
      <TextInput label={t('people.qualification')} value={qualification} onChange={(event) => setQualification(event.currentTarget.value)} data-autofocus />
      <TextInput label={t('people.expires')} description={t('people.expires-hint')} value={expires} onChange={(event) => setExpires(event.currentTarget.value.trim())} inputMode="numeric" />
    </ActionDialog>
  );
}
