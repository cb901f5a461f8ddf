import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNow } from '@/api/clock';
import { shortTime } from '@/i18n/format';
import { type Late, lateOf } from '@/parts/drafts/late';
import { lateAfterMs } from '@/parts/drafts/outbox';
import { gapOf } from '@/shell/sync/gap';
import { ExplainSheet } from './ExplainSheet';

interface LateReason {
  /** Goes on at once, or first asks why what was noted then comes only now. */
  withLate: (notedAt: number | undefined, go: (late?: Late) => void) => void;
  sheet: ReactNode;
}

/** What was noted long ago is sent with its time and a reason: one for all that was noted in the same gap. */
export function useLateReason(scope: string, zone: string, verb: string): LateReason {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<{ at: number; go: (late: Late) => void } | null>(null);
  const gap = asking && gapOf(asking.at);
  return {
    withLate: (at, go) => (at !== undefined && serverNow() - at > lateAfterMs ? setAsking({ at, go }) : go()),
    sheet: (
      <ExplainSheet because={asking && t('floor.explain.late', { time: shortTime(asking.at, zone) })} scope={gap ? `gap/${gap.since}` : scope} field="late-reason" verb={verb}
        onClose={() => setAsking(null)} onExplained={(why) => { setAsking(null); asking!.go(lateOf(asking!.at, gapOf(asking!.at), why)); }} />
    ),
  };
}
