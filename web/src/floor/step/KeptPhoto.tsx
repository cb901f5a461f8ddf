import { IconPencil } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/session';
import { shortTime } from '@/i18n/format';
import { readDraft } from '@/parts/drafts/draftStore';
import { photoField, readPhoto } from '@/parts/drafts/photos';
import css from '../floor.module.css';

/** What lies on this tablet and is no record yet: the picture, since when, and that it is not recorded. */
export function KeptPhoto({ scope, name, zone }: { scope: string; name: string; zone: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const [kept, setKept] = useState<{ url: string | null; at: number } | null>(null);
  useEffect(() => {
    let current = true;
    let url: string | null = null;
    void Promise.all([readPhoto(me.id, scope), readDraft(me.id, scope, photoField)]).then(([file, draft]) => {
      if (!current || !file) return;
      url = file.type.startsWith('image/') ? URL.createObjectURL(file) : null;
      setKept({ url, at: draft?.at ?? 0 });
    }).catch(() => undefined);
    return () => {
      current = false;
      if (url) URL.revokeObjectURL(url);
      setKept(null);
    };
  }, [me.id, scope, name]);
  return (
    <figure className={css.kept} data-kept-photo>
      {kept?.url && <img src={kept.url} alt={name} />}
      <figcaption><IconPencil stroke={1.75} size="1.25em" aria-hidden /> {name} · {t('floor.attachment.kept', { time: kept && kept.at > 0 ? shortTime(kept.at, zone) : '–' })}</figcaption>
    </figure>
  );
}
