import { Popover, UnstyledButton } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Notice, noticesQuery, noticesSeen } from '@/api/notices';
import { i18n } from '@/i18n';
import { Time } from '@/parts/Time';
import { useZone } from '../site';
import { homeOf } from './subjects';
import css from './office.module.css';

/** Two lists: what one must do, and what is good to know. */
export function Bell() {
  const { t } = useTranslation();
  const { data } = useQuery(noticesQuery);
  const queries = useQueryClient();
  const all = data?.items ?? [];
  const must = all.filter((notice) => notice.urgency === 'must-act');
  const know = all.filter((notice) => notice.urgency !== 'must-act');
  const unseen = know.filter((notice) => !notice.seen).length;
  const looked = () => {
    const newest = Math.max(0, ...all.map((notice) => notice.number));
    if (all.some((notice) => !notice.seen)) void noticesSeen(newest).then(() => queries.invalidateQueries({ queryKey: ['notices'] })).catch(() => undefined);
  };
  return (
    <Popover width={380} position="bottom-end" onClose={looked} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={css.bell}>
          <IconBell stroke={1.75} size={20} aria-hidden /><span className="th-hidden">{t('shell.bell')} </span>
          {must.length + unseen > 0 && <span className={`${css.bellCount} th-inverse`} data-must={must.length > 0 || undefined}>{must.length || unseen}</span>}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={css.notices} aria-label={t('shell.bell')} tabIndex={-1} data-autofocus>
        {all.length === 0 && <p className="th-label">{t('shell.bell-empty')}</p>}
        <Notices title={t('shell.bell-act')} items={must} />
        <Notices title={t('shell.bell-know')} items={know} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Notices({ title, items }: { title: string; items: Notice[] }) {
  const { t } = useTranslation();
  const zone = useZone();
  const known = useRouter().routesByPath as Record<string, unknown>;
  if (items.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {items.map((notice) => {
          const home = homeOf(notice.subject);
          const text = noticeText(notice, t);
          return (
            <li key={notice.number}>
              {home && `/${home.place}` in known ? <Link to={home.path as never} search={home.search as never}>{text}</Link> : <span>{text}</span>}
              <span className="th-hint"><Time at={notice.at} zone={zone} /></span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Our words for the code; an unknown one still says what it is about. */
function noticeText(notice: Notice, t: TFunction): string {
  const key = `notice.${notice.code}`;
  const facts = { ...notice.facts, subject: notice.subject, role: notice.facts.role ? t(`role.${notice.facts.role}`) : '', site: notice.facts.site === '*' ? t('people.every-site') : notice.facts.site };
  return i18n.exists(key) ? t(key, facts) : `${notice.code.replaceAll('-', ' ')}: ${notice.subject}`;
}
