import { Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type TraceAnswer, traceQuery } from '@/api/trace';
import { Time } from '@/parts/Time';
import { Empty, QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { useZone } from '@/shell/site';
import { packName } from './Contents';
import { TraceSteps } from './TraceSteps';
import { TraceTimeline } from './TraceTimeline';
import { TraceTree } from './TraceTree';
import css from './trace.module.css';
import { type TraceViewName, traceViews } from './search';

/** One question, several views of one answer: back to lots, steps and people, forward to the last place. */
export function TraceScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { code = '', view = 'tree' } = useSearch({ strict: false }) as { code?: string; view?: TraceViewName };
  const [typed, setTyped] = useState(code);
  useEffect(() => setTyped(code), [code]);
  const answer = useQuery(traceQuery(code));
  const go = (next: { code?: string; view?: string }) => void navigate({ to: '.', search: ((before: object) => ({ ...before, ...next })) as never });
  return (
    <OfficePage
      title={t('trace.title')}
      tools={code !== '' && <SegmentedControl value={view} onChange={(next) => go({ view: next })} data={traceViews.map((value) => ({ value, label: t(`trace.view.${value}`) }))} aria-label={t('trace.views')} />}
    >
      <form className={css.ask} onSubmit={(event) => { event.preventDefault(); go({ code: typed.trim() }); }}>
        <Group align="flex-end" gap={12}>
          <TextInput className={css.code} autoFocus={code === ''} label={t('trace.code')} description={t('trace.code-hint')} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
          <Button type="submit" variant="filled">{t('trace.ask')}</Button>
        </Group>
      </form>
      {code === '' ? <Empty>{t('trace.empty')}</Empty>
        : <QueryView query={answer} rows={8}>{(found) => <Found found={found} view={view} onAsk={(next) => go({ code: next })} />}</QueryView>}
    </OfficePage>
  );
}

function Found({ found, view, onAsk }: { found: TraceAnswer; view: TraceViewName; onAsk: (code: string) => void }) {
  const { t } = useTranslation();
  const shown = useZone();
  const zone = found.back.batches[0]?.zone ?? shown;
  return (
    <>
      <p className="th-label">
        {t(`trace.kind.${found.kind}`)} <b className="th-mono">{packName(found.id)}</b> · {t('trace.asked')} <Time at={found.askedAt} zone={zone} /> · {t(found.complete ? 'trace.complete' : 'trace.cut')}
      </p>
      {view === 'tree' && <TraceTree found={found} onAsk={onAsk} />}
      {view === 'timeline' && <TraceTimeline found={found} zone={zone} />}
      {view === 'steps' && <TraceSteps found={found} />}
    </>
  );
}
