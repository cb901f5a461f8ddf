import { Anchor, Button, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contentsQuery, type TraceAnswer, type TracedContainer } from '@/api/trace';
import { Time } from '@/parts/Time';
import { ErrorView, Loading } from '@/parts/views/Views';
import { usePlaceName } from './names';
import css from './trace.module.css';

/** A case or pallet with where it is; it opens into what it holds. */
export function Holding({ one, onAsk, closed = false }: { one: TracedContainer; onAsk: (code: string) => void; closed?: boolean }) {
  const { t } = useTranslation();
  const placeName = usePlaceName();
  const where = one.status === 'in-transit' ? t('trace.under-way', { to: placeName(one.destination) }) : (one.placeName ?? placeName(one.place));
  return (
    <Opening code={one.sscc} link={`/00/${one.sscc}`} onAsk={onAsk} opens={!closed && one.count > 0}>
      <span className="th-label">
        {t('trace.holds', { count: one.count })} · {where} · <Time at={one.since} zone={one.zone} />{one.quarantine && ` · ${t('trace.quarantine')}`}
      </span>
    </Opening>
  );
}

/** What is in it, 200 at a time. */
export function Contents({ code, first, onAsk }: { code: string; first?: TraceAnswer; onAsk: (code: string) => void }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(contentsQuery(code, first));
  if (!query.data) return query.error ? <ErrorView error={query.error} onRetry={() => void query.refetch()} /> : <Loading rows={3} />;
  const all = query.data.pages.flatMap((page) => page.forward.contents);
  return (
    <>
      <ul className={css.contents}>
        {all.map((path) => {
          const sscc = /^\/00\/(\d{18})$/.exec(path)?.[1];
          return sscc
            ? <Opening key={path} code={sscc} link={path} onAsk={onAsk} opens />
            : <li key={path} className={css.leaf}><Anchor component="button" onClick={() => onAsk(path)} className={css.id}>{packName(path)}</Anchor></li>;
        })}
      </ul>
      {query.hasNextPage && <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>{t('part.more-rows')}</Button>}
    </>
  );
}

/** `/01/09520123000035/21/8TM4ATZ9L39M` as people say it: GTIN and serial number. */
export const packName = (path: string) => path.replace(/^\/01\/(\d+)(?:\/10\/[^/]+)?\/21\//, '$1 · ');

function Opening({ code, link, onAsk, opens, children }: { code: string; link: string; onAsk: (code: string) => void; opens: boolean; children?: ReactNode }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const Mark = open ? IconChevronDown : IconChevronRight;
  return (
    <li>
      {opens && (
        <UnstyledButton className={css.opener} aria-expanded={open} aria-label={t('trace.open', { code })} onClick={() => setOpen(!open)}><Mark stroke={1.75} size={20} aria-hidden /></UnstyledButton>
      )}
      <Anchor component="button" onClick={() => onAsk(link)} className={css.id}>{code}</Anchor>
      {children}
      {open && <div className={css.inside}><Contents code={link} onAsk={onAsk} /></div>}
    </li>
  );
}
