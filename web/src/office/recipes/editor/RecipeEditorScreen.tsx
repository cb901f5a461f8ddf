import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FeedEvent, useFeedEvents } from '@/api/feed';
import { get } from '@/api/http';
import { addressOf, type RecipeView } from '@/api/recipes';
import { holds, useMe } from '@/api/session';
import { Empty, QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { Editor } from './Editor';
import { Session } from './session';
import { SessionContext } from './useSession';
import { useLeaving } from './useEditorKeys';

/** A draft, open to be written. The editor hears of others' changes itself, so the answer is read once. */
export function RecipeEditorScreen() {
  const { id, version } = useParams({ strict: false }) as { id: string; version: string };
  const query = useQuery({
    queryKey: ['recipe-editor', id, version], staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false,
    queryFn: ({ signal }) => get<RecipeView>(addressOf(id, version), { part: 'document' }, signal),
  });
  return <QueryView query={query} rows={12}>{(view) => <Opened key={`${view.id} ${view.version}`} view={view} />}</QueryView>;
}

function Opened({ view }: { view: RecipeView }) {
  const { t } = useTranslation();
  const me = useMe();
  if (view.state !== 'draft' || !holds(me, 'recipe-author')) {
    return (
      <OfficePage title={view.recipe.title?.en ?? view.id} path={[{ label: t('recipes.title'), to: '/recipes' }]}>
        <Empty>{t(view.state === 'draft' ? 'editor.no-author' : 'editor.no-draft')}</Empty>
      </OfficePage>
    );
  }
  return <Open view={view} me={me} />;
}

const presentMs = 15_000;

function Open({ view: newest, me }: { view: RecipeView; me: { id: string; name: string } }) {
  // Answers are asked for again after a lost connection or in another language: the editor has its own way to hear what changed.
  const [view] = useState(newest);
  const [session, setSession] = useState<Session | null>(null);
  useEffect(() => { if (newest !== view) session?.changed(); }, [newest, view, session]);
  useEffect(() => {
    const opened = new Session(view, me);
    setSession(opened);
    void opened.open();
    void opened.present();
    const timer = setInterval(() => void opened.present(), presentMs);
    return () => { clearInterval(timer); opened.close(); };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- One session per opened version; who is signed in stays the same below the shell.
  }, [view, me.id]);
  return session && <SessionContext value={session}><Listening session={session} /></SessionContext>;
}

function Listening({ session }: { session: Session }) {
  const stream = `recipe/${session.view.id}/${session.view.version}`.toLowerCase();
  const [hear] = useState(() => (events: readonly FeedEvent[]) => { if (events.some((event) => event.stream.toLowerCase() === stream)) session.changed(); });
  useFeedEvents(hear);
  useLeaving(session);
  return <Editor />;
}
