import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Site } from '@/api/sites';
import { wordOf } from '@/parts/status/vocabulary';
import type { Grouping } from './search';

/** The heading of a group in words: a site's name, a state's word, a role. */
export function useGroupName(): (grouping: Grouping, key: string, sites: readonly Site[]) => string {
  const { t } = useTranslation();
  return useCallback((grouping, key, sites) => {
    switch (grouping) {
      case 'site': return sites.find((site) => site.id === key)?.name ?? key;
      case 'state': return stateWord(key, t);
      case 'who': return key === '' ? t('board.nobody') : t(`role.${key}`);
      default: return key;
    }
  }, [t]);
}

export function stateWord(state: string, t: (key: string) => string): string {
  const disposition = state === 'waiting-for-review' ? 'waiting' : state;
  return wordOf('disposition', disposition) ? t(`status.disposition.${disposition}`) : t(`status.batch.${state}`);
}
