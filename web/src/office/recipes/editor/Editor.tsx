import { SegmentedControl, Splitter, Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Primary } from '@/parts/Primary';
import { Status } from '@/parts/status/Status';
import { Loading } from '@/parts/views/Views';
import { useScreenKeys } from '@/shell/keys/KeyHelp';
import { OfficePage } from '@/shell/office/OfficePage';
import { CommentsTab } from '../comments/CommentsTab';
import { useCommentCounts } from '../comments/useComments';
import { useLocalized } from '../localized';
import { ActionsMenu, HistoryButtons } from './ActionsMenu';
import { Blocks } from './Blocks';
import { ChangesTab } from './ChangesTab';
import { CheckBar, Conflicts } from './CheckBar';
import { FindBar } from './FindBar';
import { Here, LeftUnsent, Said, SaveStateLine } from './Head';
import { fieldsOf } from './forms';
import { Panel } from './Panel';
import { SendToReview } from '../life/SendToReview';
import { Preview } from './Preview';
import { RowTree } from './RowTree';
import { TextTab } from './TextTab';
import { TryMenu } from './TryMenu';
import { editorKeys } from './useEditorKeys';
import { useEditor, useRows, useSession } from './useSession';
import css from './editor.module.css';

const EditorGraph = lazy(() => import('./EditorGraph').then((module) => ({ default: module.EditorGraph })));
const views = ['graph', 'list', 'text', 'changes', 'comments'] as const;
type View = (typeof views)[number];
const panes = ['outline', 'work', 'panel', 'preview'] as const;
type Pane = (typeof panes)[number];

/** The recipe editor: outline and blocks, the work itself, what is said about the chosen thing, and what the operator will see. */
export function Editor() {
  const { t } = useTranslation();
  const session = useSession();
  const localized = useLocalized();
  const title = useEditor((state) => state.saving.doc.recipe.title);
  const [view, setView] = useState<View>('graph');
  const [finding, setFinding] = useState(false);
  const [pane, setPane] = useState<Pane>('work');
  const room = useRef<HTMLDivElement>(null);
  const narrow = useMediaQuery('(max-width: 1000px)') ?? false;
  useHelp();
  useCommentCounts();
  const toPanel = (place?: string) => {
    setPane('panel');
    requestAnimationFrame(() => {
      const panel = room.current?.querySelector<HTMLElement>('[data-panel]');
      const field = fieldsOf(place).map((name) => panel?.querySelector<HTMLElement>(`[data-field="${name}"], [data-field^="${name}-"]`)).find((one) => one != null);
      (field ?? panel?.querySelector<HTMLElement>('[data-field]'))?.focus();
    });
  };
  const toComments = useRef(() => {
    setPane('panel');
    requestAnimationFrame(() => {
      const toggle = room.current?.querySelector<HTMLElement>('[data-panel] [data-comments]');
      if (toggle?.getAttribute('aria-expanded') === 'false') toggle.click();
      requestAnimationFrame(() => room.current?.querySelector<HTMLElement>('[data-panel] textarea[data-comment-text]')?.focus());
    });
  });
  const keys = useMemo(() => editorKeys(session, () => setFinding(true), () => toComments.current()), [session]);
  const parts: Record<Pane, ReactNode> = {
    outline: <Left onEdit={() => toPanel()} />, work: <Work view={view} onView={setView} onEdit={() => toPanel()} />, panel: <Panel />, preview: <Preview />,
  };
  return (
    <OfficePage
      fill
      title={localized(title) || session.view.id}
      path={[{ label: t('recipes.title'), to: '/recipes' }]}
      beside={<><Status of="recipe" value="draft" /><span className="th-hint th-mono">{session.view.id} · v{session.view.version}</span><SaveStateLine /></>}
      tools={<><Here /><TryMenu onImpact={() => { setPane('work'); setView('changes'); }} /><HistoryButtons onFind={() => setFinding(true)} /></>}
      primary={<Send />}
      secondary={<Said />}
    >
      <div className={css.editor} ref={room} {...keys}>
        <LeftUnsent />
        <Conflicts onGo={() => toPanel()} />
        {finding && <FindBar onClose={() => setFinding(false)} />}
        {narrow ? (
          <>
            <SegmentedControl value={pane} onChange={(next) => setPane(next as Pane)} aria-label={t('editor.panes')} data={panes.map((value) => ({ value, label: t(`editor.pane.${value}`) }))} />
            <div className={css.onePane}>{parts[pane]}</div>
          </>
        ) : <Panes parts={parts} person={session.me.id} />}
        <CheckBar onGo={toPanel} />
      </div>
    </OfficePage>
  );
}

const sizesAtFirst = [21, 36, 23, 20];

/** Sizes are kept per person on this device. */
function Panes({ parts, person }: { parts: Record<Pane, ReactNode>; person: string }) {
  const { t } = useTranslation();
  const key = `theriac.editor-panes.${person}`;
  const [sizes, setSizes] = useState<(number | string)[]>(() => read(key));
  return (
    <Splitter className={css.panes} sizes={sizes as never} onSizeChange={(next) => { setSizes(next); window.localStorage.setItem(key, JSON.stringify(next)); }} aria-label={t('editor.panes')}>
      {panes.map((pane, i) => <Splitter.Pane key={pane} defaultSize={sizesAtFirst[i]!} min={12} className={css.pane}>{parts[pane]}</Splitter.Pane>)}
    </Splitter>
  );
}

function read(key: string): (number | string)[] {
  try {
    const kept = JSON.parse(window.localStorage.getItem(key) ?? 'null') as unknown;
    return Array.isArray(kept) && kept.length === panes.length ? kept as number[] : sizesAtFirst;
  } catch {
    return sizesAtFirst;
  }
}

function Left({ onEdit }: { onEdit: () => void }) {
  const { t } = useTranslation();
  const rows = useRows();
  return (
    <Tabs defaultValue="outline" className={css.left2} keepMounted={false}>
      <Tabs.List><Tabs.Tab value="outline">{t('editor.pane.outline')}</Tabs.Tab><Tabs.Tab value="blocks">{t('editor.blocks')}</Tabs.Tab></Tabs.List>
      <Tabs.Panel value="outline" className={css.tabPanel}><RowTree label={t('editor.pane.outline')} rows={rows} onEdit={onEdit} /><ActionsMenu /></Tabs.Panel>
      <Tabs.Panel value="blocks" className={css.tabPanel}><Blocks /></Tabs.Panel>
    </Tabs>
  );
}

function Work({ view, onView, onEdit }: { view: View; onView: (next: View) => void; onEdit: () => void }) {
  const { t } = useTranslation();
  const session = useSession();
  const all = useRows();
  const rows = useMemo(() => all.filter((row) => row.key.startsWith('element:') || row.key.startsWith('instruction:')), [all]);
  return (
    <Tabs value={view} onChange={(next) => onView(next as View)} className={css.left2} keepMounted={false}>
      <Tabs.List>{views.map((one) => <Tabs.Tab key={one} value={one}>{t(`editor.tab.${one}`)}</Tabs.Tab>)}</Tabs.List>
      <Tabs.Panel value="graph" className={css.tabPanel}><Suspense fallback={<Loading rows={8} />}><EditorGraph onEdit={onEdit} /></Suspense></Tabs.Panel>
      <Tabs.Panel value="list" className={css.tabPanel}><RowTree detailed label={t('editor.tab.list')} rows={rows} onEdit={onEdit} /></Tabs.Panel>
      <Tabs.Panel value="text" className={css.tabPanel}><TextTab rows={rows} /></Tabs.Panel>
      <Tabs.Panel value="changes" className={css.tabPanel}><ChangesTab /></Tabs.Panel>
      <Tabs.Panel value="comments" className={css.tabPanel}><CommentsTab onGo={(key) => { session.select(key); onEdit(); }} onApply={(comment) => session.applySuggestion(comment)} /></Tabs.Panel>
    </Tabs>
  );
}

/** Everything typed is sent first; then the draft goes to review by signature. */
function Send() {
  const { t } = useTranslation();
  const session = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [signing, setSigning] = useState(false);
  const { id, version } = session.view;
  const begin = async () => { if (await session.flush()) setSigning(true); else session.say('send-unsaved'); };
  const done = () => {
    setSigning(false);
    void queries.invalidateQueries({ queryKey: ['recipes'] });
    void navigate({ to: '/recipes/$id/$version' as never, params: { id, version } as never });
  };
  return (
    <>
      <Primary onClick={() => void begin()}>{t('recipes.do.send-to-review')}</Primary>
      <SendToReview id={id} version={version} opened={signing} onClose={() => setSigning(false)} onSigned={done} />
    </>
  );
}

function useHelp(): void {
  const { t } = useTranslation();
  useScreenKeys([
    { keys: '↑ ↓ ← →', does: t('editor.help.arrows') }, { keys: 'Enter', does: t('editor.help.enter') }, { keys: 'Alt+↑ ↓', does: t('editor.help.move') },
    { keys: 'Ctrl+Z / Ctrl+Y', does: t('editor.help.undo') }, { keys: 'Ctrl+C / X / V', does: t('editor.help.clipboard') }, { keys: 'Ctrl+D', does: t('editor.help.duplicate') },
    { keys: 'Del', does: t('editor.help.remove') }, { keys: 'Ctrl+F', does: t('editor.help.find') }, { keys: 'Ctrl+Space', does: t('editor.help.complete') }, { keys: 'Ctrl+Alt+M', does: t('editor.help.comment') },
  ]);
}
