import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useSession } from '@/api/session';
import { type Site, sitesQuery } from '@/api/sites';

export function useSites(): Site[] {
  const { data: session } = useSession();
  const { data } = useQuery({ ...sitesQuery, enabled: session?.state === 'active' });
  return data?.items ?? [];
}

/** The site in the URL, or null for all; an enrolled terminal fixes it. */
export function useSite(): { site: string | null; choose: (site: string | null) => void } {
  const { data: session } = useSession();
  const search = useSearch({ strict: false }) as { site?: string };
  const navigate = useNavigate();
  return {
    site: session?.terminal?.site ?? search.site ?? null,
    choose: (site) => void navigate({ to: '.', search: ((before: object) => ({ ...before, site: site ?? undefined })) as never }),
  };
}

/** The zone of a site: what is counted in its days goes by its calendar, whatever zone is shown. */
export function useZoneOf(): (site: string) => string {
  const sites = useSites();
  const shown = useZone();
  return useCallback((site) => sites.find((each) => each.id === site)?.zone ?? shown, [sites, shown]);
}

/** The zone in which times are shown: of the chosen site, else of the only one, else of this device. */
export function useZone(): string {
  const { site } = useSite();
  const sites = useSites();
  const chosen = sites.find((each) => each.id === site) ?? (sites.length === 1 ? sites[0] : undefined);
  // A tablet keeps its site's zone for the screens before sign-in, where sites are not read.
  if (chosen && site) window.localStorage.setItem(`theriac.zone.${site}`, chosen.zone);
  return chosen?.zone ?? (site && window.localStorage.getItem(`theriac.zone.${site}`)) ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}
