import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Grant, type Person, personAction } from '@/api/people';
import { ActionDialog } from '@/parts/ActionDialog';
import { Time } from '@/parts/Time';
import { useZone } from '@/shell/site';
import css from './people.module.css';

/** What is held first, then what was: nothing disappears, each line says who, when and why. */
export function RolesSection({ person, may }: { person: Person; may: boolean }) {
  const { t } = useTranslation();
  const zone = useZone();
  const queries = useQueryClient();
  const [revoking, setRevoking] = useState<Grant | null>(null);
  const lines = [...person.roles].sort((a, b) => Number(a.revokedAt !== null) - Number(b.revokedAt !== null));
  return (
    <section className={css.wide} aria-labelledby="roles">
      <h2 id="roles">{t('people.grants')}</h2>
      {lines.length === 0 ? <p className="th-label">{t('people.no-roles')}</p> : (
        <table className={css.table}>
          <thead><tr><th>{t('people.role')}</th><th>{t('people.site')}</th><th>{t('people.since')}</th><th>{t('people.by')}</th><th>{t('people.why')}</th><td /></tr></thead>
          <tbody>
            {lines.map((held, index) => (
              <tr key={index} data-ended={held.revokedAt ? true : undefined}>
                <td><b>{t(`role.${held.name}`)}</b></td>
                <td>{held.site === '*' ? t('people.every-site') : held.site}</td>
                <td><Time at={held.grantedAt} zone={zone} /></td>
                <td className="th-mono">{held.grantedBy}</td>
                <td>{held.reason}{held.revokedAt && <Ended at={held.revokedAt} by={held.revokedBy} why={held.revokeReason} zone={zone} />}</td>
                <td className={css.act}>{may && !held.revokedAt && <Button size="xs" aria-label={`${t('people.revoke')} ${t(`role.${held.name}`)}`} onClick={() => setRevoking(held)}>{t('people.revoke')}</Button>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ActionDialog opened={revoking !== null} onClose={() => setRevoking(null)} title={t('people.revoke-role')} verb={t('people.revoke')}
        why={revoking && `${t(`role.${revoking.name}`)} · ${revoking.site === '*' ? t('people.every-site') : revoking.site}`}
        path={personAction(person.person.userId, 'revoke-role')} body={() => ({ role: revoking?.name, site: revoking?.site })}
        onDone={() => { setRevoking(null); void queries.invalidateQueries({ queryKey: ['people'] }); }} />
    </section>
  );
}

export function Ended({ at, by, why, zone }: { at: string; by: string | null; why: string | null; zone: string }) {
  const { t } = useTranslation();
  return <div className={css.ended}>{t('people.revoked')} <Time at={at} zone={zone} /> · <span className="th-mono">{by}</span> · {why}</div>;
}
