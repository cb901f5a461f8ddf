import { Button, CopyButton, Group, Modal, Stack, TextInput, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { packageKeysQuery, type PackageKey } from '@/api/recipes';
import { holds, useMe } from '@/api/session';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { Time } from '@/parts/Time';
import { Empty, QueryView } from '@/parts/views/Views';
import { useZone } from '@/shell/site';
import css from './recipes.module.css';

type Act = { action: 'trust' | 'withdraw'; body: { publicKey?: string; keyId?: string; name?: string; reason: string } };

/** Whose packages this instance takes. Trusting a key and withdrawing it are signed by an administrator. */
export function TrustedKeys({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const query = useQuery({ ...packageKeysQuery, enabled: opened });
  const [leaving, setLeaving] = useState<PackageKey | null>(null);
  const [signing, setSigning] = useState<Act | null>(null);
  const may = holds(me, 'administrator');
  const done = () => { setSigning(null); setLeaving(null); void queries.invalidateQueries({ queryKey: packageKeysQuery.queryKey }); };
  return (
    <Modal opened={opened} onClose={onClose} size="xl" title={t('recipes.keys')} closeButtonProps={{ 'aria-label': t('verb.close') }}>
      <Stack gap={16}>
        <p className="th-label">{t('recipes.keys-why')}</p>
        <QueryView query={query} rows={3}>
          {(keys) => (
            <Stack gap={16}>
              {keys.own && (
                <div>
                  <p>{t('recipes.key-own')} <span className={`th-mono ${css.hash}`}>{keys.own.keyId}</span></p>
                  <CopyButton value={keys.own.publicKey}>{({ copied, copy }) => <Button size="xs" onClick={copy}>{copied ? t('verb.copied') : t('recipes.key-copy')}</Button>}</CopyButton>
                </div>
              )}
              {keys.trusted.length === 0 ? <Empty>{t('recipes.keys-none')}</Empty> : keys.trusted.map((key) => (
                <KeyLine key={key.keyId} of={key} onWithdraw={may ? () => setLeaving(key) : undefined} />
              ))}
            </Stack>
          )}
        </QueryView>
        {may && !leaving && <TrustForm onSign={(body) => setSigning({ action: 'trust', body })} />}
        {leaving && <Withdraw of={leaving} onBack={() => setLeaving(null)} onSign={(reason) => setSigning({ action: 'withdraw', body: { keyId: leaving.keyId, reason } })} />}
      </Stack>
      {signing && <SignatureSheet opened onClose={() => setSigning(null)} action={`/api/recipes/package-keys/actions/${signing.action}`} body={signing.body} onSigned={done} />}
    </Modal>
  );
}

function KeyLine({ of: key, onWithdraw }: { of: PackageKey; onWithdraw?: () => void }) {
  const { t } = useTranslation();
  const zone = useZone();
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <div>
        <b>{key.name}</b>
        <div className={`th-hint th-mono ${css.hash}`}>{key.keyId}</div>
        <div className="th-hint">{key.by} · {key.at && <Time at={key.at} zone={zone} />} · {key.reason}</div>
      </div>
      {onWithdraw && <Button size="xs" aria-label={`${t('recipes.key-withdraw')} ${key.name}`} onClick={onWithdraw}>{t('recipes.key-withdraw')}</Button>}
    </Group>
  );
}

function TrustForm({ onSign }: { onSign: (body: { publicKey: string; name: string; reason: string }) => void }) {
  const { t } = useTranslation();
  const [publicKey, setKey] = useState('');
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const [told, setTold] = useState(false);
  const missing = publicKey.trim() === '' || name.trim() === '' || reason.trim() === '';
  return (
    <form onSubmit={(event) => { event.preventDefault(); setTold(true); if (!missing) onSign({ publicKey: publicKey.trim(), name: name.trim(), reason: reason.trim() }); }}>
      <Stack gap={12}>
        <Textarea label={t('recipes.key-public')} autosize minRows={3} value={publicKey} onChange={(event) => setKey(event.currentTarget.value)} />
        <TextInput label={t('recipes.key-name')} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <TextInput label={t('recipes.key-reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        {told && missing && <p role="alert">{t('recipes.key-say')}</p>}
        <Group justify="flex-end"><Button type="submit" variant="filled">{t('recipes.key-trust')}</Button></Group>
      </Stack>
    </form>
  );
}

function Withdraw({ of: key, onBack, onSign }: { of: PackageKey; onBack: () => void; onSign: (reason: string) => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [told, setTold] = useState(false);
  return (
    <form onSubmit={(event) => { event.preventDefault(); setTold(true); if (reason.trim() !== '') onSign(reason.trim()); }}>
      <Stack gap={12}>
        <p>{t('recipes.key-withdraw-why', { name: key.name })}</p>
        <TextInput label={t('recipes.key-reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} data-autofocus />
        {told && reason.trim() === '' && <p role="alert">{t('part.reason-needed')}</p>}
        <Group justify="flex-end"><Button onClick={onBack}>{t('verb.cancel')}</Button><Button type="submit" variant="filled">{t('recipes.key-withdraw')}</Button></Group>
      </Stack>
    </form>
  );
}
