import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleOff, IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Token, tokensQuery } from '@/api/people';
import { holds, useMe } from '@/api/session';
import { ActionDialog } from '@/parts/ActionDialog';
import { Primary } from '@/parts/Primary';
import { ShownOnce } from '@/parts/ShownOnce';
import { Badge } from '@/parts/status/Status';
import { Time } from '@/parts/Time';
import { Empty, QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { useZone } from '@/shell/site';
import { NewToken } from './NewToken';
import { PeopleTabs } from './PeopleTabs';
import { useRoleText } from './roleText';
import css from './people.module.css';

/** Machines sign in with tokens: shown once, stored hashed, revoked at once. */
export function TokensScreen() {
  const { t } = useTranslation();
  const query = useQuery(tokensQuery);
  const queries = useQueryClient();
  const me = useMe();
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [revoking, setRevoking] = useState<Token | null>(null);
  const refresh = () => void queries.invalidateQueries({ queryKey: ['tokens'] });
  const may = holds(me, 'administrator');
  const mayRevoke = holds(me, 'administrator', 'security-officer');
  return (
    <OfficePage title={t('people.tokens')} path={[{ label: t('people.title'), to: '/people' }]}
      primary={may && <Primary leftSection={<IconPlus stroke={1.75} size={20} />} onClick={() => setAdding(true)}>{t('token.new')}</Primary>}>
      <PeopleTabs />
      <p className="th-label">{t('token.why')}</p>
      <QueryView query={query} empty={{ when: (page) => page.items.length === 0, view: <Empty>{t('token.empty')}</Empty> }}>
        {(page) => <TokenTable tokens={page.items} onRevoke={mayRevoke ? setRevoking : undefined} />}
      </QueryView>
      <NewToken opened={adding} onClose={() => setAdding(false)} onDone={(token) => { setAdding(false); setSecret(token); refresh(); }} />
      <ShownOnce secret={secret} title={t('token.new')} why={t('token.shown')} done={t('token.done')} onClose={() => setSecret(null)} />
      <ActionDialog opened={revoking !== null} onClose={() => setRevoking(null)} title={t('token.revoke')} why={revoking?.name} verb={t('people.revoke')} method="DELETE"
        path={`/api/tokens/${encodeURIComponent(revoking?.tokenId ?? '')}`} reason={false} body={() => undefined} onDone={() => { setRevoking(null); refresh(); }} />
    </OfficePage>
  );
}

function TokenTable({ tokens, onRevoke }: { tokens: Token[]; onRevoke?: (token: Token) => void }) {
  const { t } = useTranslation();
  const zone = useZone();
  const roleText = useRoleText();
  return (
    <div className={css.sideways} tabIndex={0} role="region" aria-label={t('people.tokens')}>
    <table className={css.table}>
      <thead><tr><th>{t('token.name')}</th><th>{t('people.state')}</th><th>{t('token.created')}</th><th>{t('people.by')}</th><th>{t('people.expires')}</th><th>{t('token.used')}</th><td /></tr></thead>
      <tbody>
        {tokens.map((token) => (
          <tr key={token.tokenId} data-ended={token.revokedAt ? true : undefined}>
            <td><b>{token.name}</b><div className="th-hint">{roleText(token.roles)}</div></td>
            <td>{token.revokedAt ? <Badge icon={IconCircleOff} tone="grey">{t('token.revoked')}</Badge> : <Badge icon={IconCircleCheck} tone="grey">{t('token.active')}</Badge>}</td>
            <td><Time at={token.createdAt} zone={zone} /></td>
            <td className="th-mono">{token.createdBy}</td>
            <td><Time at={token.expiresAt} zone={zone} /></td>
            <td>{token.usedAt ? <Time at={token.usedAt} zone={zone} /> : t('people.never')}</td>
            <td className={css.act}>{onRevoke && !token.revokedAt && <Button size="xs" aria-label={`${t('people.revoke')} ${token.name}`} onClick={() => onRevoke(token)}>{t('people.revoke')}</Button>}</td>
          </tr>
        ))}
      </tbody>
    </table>
    </div>
  );
}
