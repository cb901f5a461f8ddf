import { Indicator, Popover, UnstyledButton } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Notice, noticesQuery } from '@/api/notices';
import { Time } from '@/parts/Time';
import { useZone } from '../site';
import css from './office.module.css';

/** Two lists: what one must do, and what is good to know. */
export function Bell() {
  const { t } = useTranslation();
  const { data } = useQuery(noticesQuery);
  const all = data?.items ?? [];
  const must = all.filter((notice) => notice.must);
  return (
    <Popover width={380} position="bottom-end">
      <Popover.Target>
        <Indicator label={must.length} disabled={must.length === 0} size={18} color="act" offset={6}>
          <UnstyledButton className={css.bell} aria-label={`${t('shell.bell')} ${must.length || ''}`}><IconBell stroke={1.75} size={20} aria-hidden /></UnstyledButton>
        </Indicator>
      </Popover.Target>
      <Popover.Dropdown className={css.notices}>
        {all.length === 0 && <p className="th-label">{t('shell.bell-empty')}</p>}
        <Notices title={t('shell.bell-act')} items={must} />
        <Notices title={t('shell.bell-know')} items={all.filter((notice) => !notice.must)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Notices({ title, items }: { title: string; items: Notice[] }) {
  const zone = useZone();
  if (items.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {items.map((notice) => (
          <li key={notice.id}>
            {notice.link ? <Link to={notice.link as never}>{notice.text}</Link> : <span>{notice.text}</span>}
            <span className="th-hint"><Time at={notice.at} zone={notice.zone ?? zone} /></span>
          </li>
        ))}
      </ul>
    </section>
  );
}
