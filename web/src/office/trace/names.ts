import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { partnersQuery } from '@/api/trace';
import { i18n } from '@/i18n';
import { useSites } from '@/shell/site';

/** The name of a site or partner, whether it is given as `HN` or as `urn:x-theriac:site:HN`; an unknown one stands as it is. */
export function usePlaceName(): (place: string | null) => string {
  const sites = useSites();
  const { data } = useQuery(partnersQuery);
  return useCallback((place) => {
    const id = place?.split(':').at(-1) ?? '';
    return sites.find((site) => site.id === id)?.name ?? data?.items.find((partner) => partner.id === id)?.name ?? place ?? '–';
  }, [sites, data]);
}

/** Our word for a business step or disposition of EPCIS; what it has none for stands as it is. */
export function useEventWord(): (of: 'step' | 'disposition', word: string | null) => string {
  const { t } = useTranslation();
  return useCallback((of, word) => {
    if (!word) return '';
    const key = `trace.${of}-of.${word.split(/[:/]|BizStep-|Disp-/).at(-1)}`;
    return i18n.exists(key) ? t(key) : word;
  }, [t]);
}
