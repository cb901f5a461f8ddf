import '@xyflow/react/dist/base.css';
import { BaseEdge, Controls, type Edge, EdgeLabelRenderer, type EdgeProps, Handle, type Node, type NodeProps, Position, ReactFlow, useReactFlow } from '@xyflow/react';
import { IconFlag, IconRepeat, IconWritingSign } from '@tabler/icons-react';
import { type KeyboardEvent, memo, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawnNode } from '@/api/recipes';
import { useLanguage } from '@/i18n';
import { quantity } from '@/i18n/format';
import { CommentMark } from '../comments/CommentMark';
import { layout, type Layout } from '../layout';
import { useLocalized } from '../localized';
import recipeCss from '../recipes.module.css';
import { beginDrag, endDrag } from './drag';
import { drawingOf } from './model/drawing';
import type { RecipeElement, TimeLink, Transition } from './model/recipe';
import { type Direction, neighbour } from './model/walk';
import { FindingMark } from './RowTree';
import { loopText } from './summary';
import { useDrop } from './useDrop';
import { useEditor, useItem, useSession } from './useSession';
import css from './editor.module.css';

type Shown = Node<{ node: DrawnNode; thing: string }>;
type Line = Edge<{ points?: [number, number][]; from?: Box; to?: Box; link?: TimeLink }>;
type Box = Layout['boxes'][number]['box'];

/** Operations and phases with their branches. What is dragged here, the outline and the list take too; every act has a key and a menu entry. */
export function EditorGraph({ onEdit }: { onEdit: () => void }) {
  const { t } = useTranslation();
  const session = useSession();
  const selected = useEditor((state) => state.selected);
  const procedure = useEditor((state) => state.saving.doc.recipe.procedure);
  const index = useEditor((state) => state.saving.doc.index);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- Titles are read by each node itself; the places decide the drawing.
  const drawing = useMemo(() => drawingOf(session.doc.recipe.procedure), [session, index]);
  const drawn = useMemo(() => layout(drawing), [drawing]);
  const localized = useLocalized();
  const nodes = useMemo(() => nodesOf(drawn, localized), [drawn, localized]);
  const edges = useMemo(() => [...edgesOf(drawn), ...timesOf(drawn, procedure)], [drawn, procedure]);
  const shown = useMemo(() => nodes.map((node) => (node.data.thing === selected ? { ...node, selected: true } : node)), [nodes, selected]);
  const [room, setRoom] = useState<HTMLDivElement | null>(null);
  const [over, dropping] = useDrop('thing', () => `element:${session.doc.recipe.procedure.id}`);
  // What is chosen is the session's to say: the drawing has no selection of its own.
  const chooseNode = (target: HTMLElement) => { const thing = target.querySelector<HTMLElement>('[data-thing]')?.dataset.thing; if (thing) session.select(thing); };
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target as HTMLElement).classList.contains('react-flow__node')) return;
    if (event.key === 'Enter' || event.key === ' ') { chooseNode(event.target as HTMLElement); if (event.key === 'Enter') onEdit(); }
    else if (isArrow(event.key)) {
      const next = nextOf(drawn, (event.target as HTMLElement).dataset.id!, event.key);
      if (next) { session.select(thingOf(next.node)); focusNode(event.currentTarget, next.id); }
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={`${recipeCss.graph} ${css.graph}`} ref={setRoom} role="region" aria-label={t('recipes.graph')} onKeyDownCapture={onKey} {...dropping}>
      {drawing.tooMany && <p className={css.note}>{t('editor.graph-too-many', { count: 500 })}</p>}
      {room && (
        <ReactFlow nodes={over ? shown.map((node) => (node.data.thing === over.key ? { ...node, className: css[`drop-${over.mark}`] } : node)) : shown} edges={edges}
          nodeTypes={nodeKinds} edgeTypes={edgeKinds} defaultViewport={beginning(drawn, room.clientWidth - (edges.some((edge) => edge.type === 'time') ? 32 : 0))} minZoom={0.1} maxZoom={2}
          onlyRenderVisibleElements nodesDraggable={false} nodesConnectable={false} edgesFocusable={false} elementsSelectable={false} elevateNodesOnSelect={false} panOnDrag={false} panOnScroll zoomOnScroll={false} zoomOnDoubleClick={false} deleteKeyCode={null}
          disableKeyboardA11y={false} proOptions={{ hideAttribution: true }} onNodeClick={(_, node) => session.select(node.data.thing)} onNodeDoubleClick={onEdit}
          ariaLabelConfig={{
            'controls.ariaLabel': t('recipes.zoom'), 'controls.zoomIn.ariaLabel': t('recipes.zoom-in'), 'controls.zoomOut.ariaLabel': t('recipes.zoom-out'),
            'controls.fitView.ariaLabel': t('recipes.fit'), 'node.a11yDescription.default': t('editor.graph-keys'), 'node.a11yDescription.keyboardDisabled': t('editor.graph-keys'),
          }}>
          <Controls showInteractive={false} />
          <Follow drawn={drawn} selected={selected} />
        </ReactFlow>
      )}
    </div>
  );
}

const isArrow = (key: string): key is Direction => /^Arrow(?:Up|Down|Left|Right)$/.test(key);

/** The next box; above the first of an element stands the element's frame, and below a frame its first box. */
function nextOf(drawn: Layout, id: string, direction: Direction): { id: string; node: DrawnNode } | null {
  const boxes = drawn.boxes.filter(({ node }) => !bars.has(node.kind)).map(({ node, box }) => ({ id: node.id, node, box }));
  const frame = drawn.frames.find((one) => `frame ${one.id}` === id);
  const frameOf = (path: readonly string[], at: number) => {
    const around = drawn.frames.find((one) => one.id === path.at(at));
    return around ? { id: `frame ${around.id}`, node: around.node } : null;
  };
  if (frame) return direction === 'ArrowUp' ? frameOf(frame.node.path, -2) : direction === 'ArrowDown' ? boxes.find(({ node }) => node.path.includes(frame.id)) ?? null : null;
  const from = boxes.find((one) => one.id === id);
  const found = from && neighbour(boxes, from, direction);
  if (!from || found || direction !== 'ArrowUp') return (found as (typeof boxes)[number] | null | undefined) ?? null;
  return frameOf(from.node.path, from.node.kind === 'phase' ? -2 : -1);
}

/** Only what is in sight is drawn: the drawing follows what is chosen, then there is a node to focus. */
function focusNode(room: HTMLElement, id: string, tries = 30): void {
  const node = room.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
  if (node) node.focus();
  else if (tries > 0) requestAnimationFrame(() => focusNode(room, id, tries - 1));
}

function beginning(drawn: Layout, room: number) {
  const left = Math.min(0, ...drawn.frames.map(({ box }) => box.x));
  const wide = drawn.width - left;
  const zoom = Math.max(0.35, Math.min(1, (room - 48) / wide));
  return { x: Math.max(16, (room - wide * zoom) / 2) - left * zoom, y: 24, zoom };
}

/** What is chosen elsewhere comes into sight. */
function Follow({ drawn, selected }: { drawn: Layout; selected: string }) {
  const flow = useReactFlow();
  useEffect(() => {
    const box = drawn.boxes.find((one) => thingOf(one.node) === selected)?.box;
    if (!box) return;
    const { x, y, zoom } = flow.getViewport();
    const view = document.querySelector('.react-flow')?.getBoundingClientRect();
    if (!view) return;
    const [left, top] = [box.x * zoom + x, box.y * zoom + y];
    const inSight = left >= 0 && top >= 0 && left + box.width * zoom <= view.width && top + box.height * zoom <= view.height;
    if (!inSight) void flow.setCenter(box.x + box.width / 2, box.y + box.height / 2, { zoom });
  }, [drawn, selected, flow]);
  return null;
}

const bars = new Set(['fork', 'join', 'choice', 'merge']);
const thingOf = (node: DrawnNode): string => (node.kind === 'phase' ? `element:${node.id}` : node.kind.endsWith('-transition') ? `transition:${node.id}` : bars.has(node.kind) ? `bar:${node.id}` : `element:${node.path.at(-1)}`);

function nodesOf(drawn: Layout, localized: ReturnType<typeof useLocalized>): Shown[] {
  const one = (id: string, type: string, node: DrawnNode, { x, y, width, height }: Box, zIndex: number): Shown => ({
    id, type, zIndex, width, height, focusable: !bars.has(node.kind), position: { x, y }, ariaRole: bars.has(node.kind) ? 'presentation' : 'group',
    handles: [{ type: 'target', position: Position.Top, x: width / 2, y: 0 }, { type: 'source', position: Position.Bottom, x: width / 2, y: height }],
    ariaLabel: `${node.number} ${localized(node.title)}`.trim() || undefined, data: { node, thing: thingOf(node) },
  });
  return [
    ...drawn.frames.map(({ id, node, box }) => one(`frame ${id}`, 'frame', node, box, node.path.length)),
    ...drawn.boxes.map(({ node, box }) => one(node.id, 'box', node, box, 100)),
  ];
}

const edgesOf = (drawn: Layout): Line[] => drawn.lines.map(({ id, points }) => {
  const [source, target] = id.split('>') as [string, string];
  return { id, source, target, type: 'line', zIndex: 99, data: { points } };
});

/** Hold times and minimum times: dashed, from where the clock starts to what has to wait or to hurry. */
function timesOf(drawn: Layout, procedure: RecipeElement): Line[] {
  const places = new Map<string, { id: string; box: Box }>();
  drawn.frames.forEach(({ id, box }) => places.set(id, { id: `frame ${id}`, box }));
  drawn.boxes.forEach(({ node, box }) => { if (node.kind === 'phase') places.set(node.id, { id: node.id, box }); });
  const lines: Line[] = [];
  const walk = (element: RecipeElement): void => {
    element.timeLinks?.forEach((link, i) => {
      const [from, to] = [places.get(link.after), places.get(element.id)];
      if (from && to) lines.push({ id: `time ${element.id} ${i}`, source: from.id, target: to.id, type: 'time', zIndex: 200, data: { from: from.box, to: to.box, link } });
    });
    element.elements?.forEach(walk);
  };
  walk(procedure);
  return lines;
}

const Frame = memo(function Frame({ data, selected }: NodeProps<Shown>) {
  const localized = useLocalized();
  const { t } = useTranslation();
  const language = useLanguage();
  const element = useItem<RecipeElement>(data.thing);
  const comments = useEditor((state) => state.comments.own.get(data.thing));
  const loop = element && loopText(element, t, language);
  const root = element?.kind === 'procedure';
  return (
    <div className={`${recipeCss.frame} ${css.frame}`} data-thing={data.thing} data-selected={selected || undefined}>
      <Handle type="target" position={Position.Top} isConnectable={false} />
      <span draggable={!root} onDragStart={(event) => beginDrag(event, { what: 'move', key: data.thing })} onDragEnd={endDrag}>
        {localized(element?.title)}{loop && <em className={css.loop}><IconRepeat size={14} stroke={1.75} aria-hidden /> {loop}</em>}<CommentMark count={comments} />
      </span>
      <Handle type="source" position={Position.Bottom} isConnectable={false} />
    </div>
  );
});

const BoxNode = memo(function BoxNode({ data, selected }: NodeProps<Shown>) {
  const { node, thing } = data;
  const { t } = useTranslation();
  const localized = useLocalized();
  const language = useLanguage();
  const element = useItem<RecipeElement & Transition>(thing);
  const finding = useEditor((state) => state.marks.get(thing));
  const comments = useEditor((state) => state.comments.below.get(thing));
  const loop = element && node.kind === 'phase' ? loopText(element, t, language) : null;
  const gate = element?.condition;
  const title = gate ? gate.expression ?? (localized(gate.text) || t('editor.condition-empty')) : localized(element?.title);
  return (
    <div className={`${recipeCss.node} ${css.node}`} data-kind={node.kind} data-thing={thing} data-selected={selected || undefined} title={title}
      draggable={node.kind === 'phase'} onDragStart={(event) => beginDrag(event, { what: 'move', key: thing })} onDragEnd={endDrag}>
      <Handle type="target" position={Position.Top} isConnectable={false} />
      {node.kind === 'manual-transition' && <IconWritingSign stroke={1.75} size={20} aria-hidden />}
      {node.kind === 'auto-transition' && <IconFlag stroke={1.75} size={18} aria-hidden />}
      <span className={recipeCss.nodeText}>
        <span className={recipeCss.nodeTitle}>{node.number} {title}</span>
        {node.kind === 'phase' && <span className="th-hint">{t('recipes.step-count', { count: element?.instructions?.length ?? 0 })}</span>}
      </span>
      {loop && <em className={css.loop} title={loop}><IconRepeat size={14} stroke={1.75} aria-hidden /> {loop}</em>}
      <CommentMark count={comments} />
      {finding && <FindingMark severity={finding} />}
      <Handle type="source" position={Position.Bottom} isConnectable={false} />
    </div>
  );
});

function Path({ id, data }: EdgeProps<Line>) {
  return <BaseEdge id={id} path={data!.points!.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x},${y}`).join(' ')} />;
}

/** An arc at the right of both boxes, so that it crosses none of the lines. */
function Time({ id, data }: EdgeProps<Line>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { from, to, link } = data as Required<NonNullable<Line['data']>>;
  const [x1, y1] = [from.x + from.width, from.y + from.height / 2];
  const [x2, y2] = [to.x + to.width, to.y + Math.min(30, to.height / 2)];
  const out = Math.max(x1, x2) + 40;
  return (
    <>
      <BaseEdge id={id} path={`M${x1},${y1} C${out},${y1} ${out},${y2} ${x2},${y2}`} style={{ strokeDasharray: '6 4', stroke: 'var(--th-do)' }} />
      <EdgeLabelRenderer>
        <span className={css.timeLabel} style={{ transform: `translate(-100%, -50%) translate(${out - 4}px, ${(y1 + y2) / 2}px)` }}>
          {t(`editor.time.badge.${link.kind}`, { time: link.duration ? quantity(link.duration, language) : '' })}
        </span>
      </EdgeLabelRenderer>
    </>
  );
}

const nodeKinds = { frame: Frame, box: BoxNode };
const edgeKinds = { line: Path, time: Time };
