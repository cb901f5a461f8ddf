import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconShieldPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PersonLine, personAction, personQuery } from '@/api/people';
import { holds, useMe } from '@/api/session';
import { ActionDialog } from '@/parts/ActionDialog';
import { Primary } from '@/parts/Primary';
import { ShownOnce } from '@/parts/ShownOnce';
import { QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { AccessSection } from './AccessSection';
import { AccountState } from './AccountState';
import { GrantRole } from './GrantRole';
import { IdentitySection } from './IdentitySection';
import { QualificationsSection } from './QualificationsSection';
import { RolesSection } from './RolesSection';
import { SessionsSection } from './SessionsSection';
import css from './people.module.css';

/** One person: what he may do where and since when, who gave it and why, and how he proves who he is. */
export function PersonScreen() {
  const { t } = useTranslation();
  const { person: id } = useParams({ strict: false }) as { person: string };
  const query = useQuery(personQuery(id));
  const me = useMe();
  const [granting, setGranting] = useState(false);
  const person = query.data?.person;
  // Nobody changes the rights of his own account; the server refuses it too.
  const other = me.id !== id && person?.active === true;
  const may = other && holds(me, 'administrator');
  const watches = other && holds(me, 'administrator', 'security-officer');
  const trains = other && holds(me, 'administrator', 'supervisor', 'qa-reviewer');
  return (
    <OfficePage
      title={person?.name ?? id}
      path={[{ label: t('people.title'), to: '/people' }]}
      beside={person && <><span className="th-mono th-label">{person.userId}</span><AccountState active={person.active} locked={person.locked} /></>}
      tools={<Link to={'/activity' as never} search={{ stream: `person/${id}` } as never}>{t('people.trail-of')}</Link>}
      secondary={person && <AccountActions person={person} />}
      primary={may && <Primary leftSection={<IconShieldPlus stroke={1.75} size={20} />} onClick={() => setGranting(true)}>{t('people.grant')}</Primary>}
    >
      <QueryView query={query}>
        {(found) => (
          <div className={css.sections}>
            <RolesSection person={found} may={watches} />
            <QualificationsSection person={found} may={trains} />
            <IdentitySection person={found} may={watches} />
            <SessionsSection person={found} may={watches} />
            <AccessSection person={found} />
          </div>
        )}
      </QueryView>
      {person && <GrantRole person={person} opened={granting} onClose={() => setGranting(false)} />}
    </OfficePage>
  );
}

type Act = 'reset-password' | 'unlock' | 'deactivate';

/** Acts on the account itself, apart from its rights. */
function AccountActions({ person }: { person: PersonLine }) {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const [act, setAct] = useState<Act | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const acts: Record<Act, { title: string; why: string; open: boolean }> = {
    'reset-password': { title: t('people.reset'), why: t('people.reset-why'), open: holds(me, 'administrator') && person.active },
    unlock: { title: t('people.unlock'), why: t('people.unlock-why'), open: holds(me, 'security-officer', 'administrator') && person.locked },
    deactivate: { title: t('people.deactivate'), why: t('people.deactivate-why'), open: holds(me, 'administrator', 'security-officer') && person.active },
  };
  const open = (Object.keys(acts) as Act[]).filter((each) => acts[each].open && me.id !== person.userId);
  const done = (answer: { password?: string } | undefined) => {
    setAct(null);
    if (answer?.password) setSecret(answer.password);
    void queries.invalidateQueries({ queryKey: ['people'] });
  };
  if (open.length === 0) return null;
  return (
    <>
      <Menu position="top-start">
        <Menu.Target><Button rightSection={<IconChevronDown stroke={1.75} size={20} />}>{t('people.more')}</Button></Menu.Target>
        <Menu.Dropdown>
          {open.map((each) => <Menu.Item key={each} color={each === 'deactivate' ? 'stop' : undefined} onClick={() => setAct(each)}>{acts[each].title}</Menu.Item>)}
        </Menu.Dropdown>
      </Menu>
      <ActionDialog<{ password?: string } | undefined> opened={act !== null} onClose={() => setAct(null)} title={act ? acts[act].title : ''} why={act ? acts[act].why : ''}
        verb={act ? acts[act].title : ''} path={personAction(person.userId, act ?? 'unlock')} body={() => ({})} onDone={done} />
      <ShownOnce secret={secret} title={t('people.initial')} why={t('people.once')} done={t('token.done')} onClose={() => setSecret(null)} />
    </>
  );
}
