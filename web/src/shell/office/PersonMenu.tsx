import { Divider, Popover, SegmentedControl, Switch, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconDeviceTablet, IconKey, IconKeyboard, IconLogout } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SessionUser, useMe } from '@/api/session';
import { helpOpen } from '../keys/KeyHelp';
import { LanguageChoice } from '../prefs/LanguageChoice';
import { preferences, setPreference, type TextSize, textSizes } from '../prefs/preferences';
import { AddPasskey } from '../session/AddPasskey';
import { leaveNow } from '../session/lockNow';
import { passkeysWork } from '../session/passkey';
import { useStore } from '../store';
import css from './office.module.css';

const initials = (name: string) => name.split(/\s+/).filter(Boolean).map((part) => part[0]).slice(-2).join('').toLocaleUpperCase();

export function useRoleWords(user: SessionUser): string {
  const { t } = useTranslation();
  const roles = [...new Set(user.roles.map((held) => t(`role.${held.role}`)))];
  return roles.length === 0 ? t('shell.no-role') : roles.length > 2 ? `${roles.slice(0, 2).join(', ')} +${roles.length - 2}` : roles.join(', ');
}

/** Name and acting roles are always in sight; display choices and the way out are one tap behind them. */
export function PersonMenu({ compact = false }: { compact?: boolean }) {
  const { t } = useTranslation();
  const me = useMe();
  const words = useRoleWords(me);
  const [opened, setOpened] = useState(false);
  const [passkey, setPasskey] = useState<'asked' | 'added' | null>(null);
  return (
    <>
      <Popover opened={opened} onChange={setOpened} position="bottom-end" width={320} trapFocus>
        <Popover.Target>
          <UnstyledButton className={css.person} onClick={() => setOpened((is) => !is)}><span className="th-hidden">{t('shell.me')}: </span>
            <span className={`${css.initials} th-inverse`} aria-hidden>{initials(me.name)}</span>
            <span className={compact ? 'th-hidden' : css.personText}><b>{me.name}</b> <span className="th-hint">{words}</span></span>
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown p="xs" aria-label={t('shell.me')}>
          <Choices compact={compact} passkeyAdded={passkey === 'added'} onAddPasskey={() => { setOpened(false); setPasskey('asked'); }} />
        </Popover.Dropdown>
      </Popover>
      <AddPasskey opened={passkey === 'asked'} onClose={() => setPasskey(null)} onAdded={() => { setPasskey('added'); setOpened(true); }} />
    </>
  );
}

function Choices({ compact, passkeyAdded, onAddPasskey }: { compact: boolean; passkeyAdded: boolean; onAddPasskey: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const { textSize, singleKeys } = useStore(preferences);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const navigate = useNavigate();
  const known = useRouter().routesByPath as Record<string, unknown>;
  const floor = '/floor' in known || '/floor/' in known;
  return (
    <>
      <div className={css.choice}><b>{t('sign.as', { name: me.name, id: me.id })}</b><span className="th-hint">{useRoleWords(me)}</span></div>
      <div className={css.choice}><span className="th-label">{t('shell.language')}</span><LanguageChoice /></div>
      <div className={css.choice}>
        <span className="th-label">{t('shell.theme')}</span>
        <SegmentedControl aria-label={t('shell.theme')} value={colorScheme} onChange={(next) => setColorScheme(next as 'auto' | 'light' | 'dark')}
          data={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(`shell.theme-${value}`) }))} />
      </div>
      <div className={css.choice}>
        <span className="th-label">{t('shell.text-size')}</span>
        <SegmentedControl aria-label={t('shell.text-size')} value={String(textSize)} onChange={(next) => setPreference('textSize', Number(next) as TextSize)}
          data={textSizes.map((size) => ({ value: String(size), label: `${size}\u00a0%` }))} />
      </div>
      <div className={css.choice}>
        <Switch label={t('shell.single-keys')} checked={singleKeys} onChange={(event) => setPreference('singleKeys', event.currentTarget.checked)} />
      </div>
      <Divider my="xs" />
      {floor && <UnstyledButton className={css.item} onClick={() => void navigate({ to: (compact ? '/board' : '/floor') as never })}><IconDeviceTablet stroke={1.75} size={20} aria-hidden /> {compact ? t('shell.to-office') : t('shell.to-floor')}</UnstyledButton>}
      <UnstyledButton className={css.item} onClick={() => helpOpen.set(true)}><IconKeyboard stroke={1.75} size={20} aria-hidden /> {t('keys.title')}</UnstyledButton>
      {passkeysWork() && <UnstyledButton className={css.item} onClick={onAddPasskey}><IconKey stroke={1.75} size={20} aria-hidden /> {passkeyAdded ? t('shell.passkey-added') : t('shell.passkey-add')}</UnstyledButton>}
      <UnstyledButton className={css.item} onClick={() => void leaveNow(queries)}><IconLogout stroke={1.75} size={20} aria-hidden /> {t('shell.sign-out')}</UnstyledButton>
    </>
  );
}
