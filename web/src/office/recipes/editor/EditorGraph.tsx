import '@xyflow/react/dist/base.css';
import { BaseEdge, Controls, type Edge, EdgeLabelRenderer, type EdgeProps, Handle, type Node, type NodeProps, Position, ReactFlow, useReactFlow } from '@xyflow/react';
import { IconFlag, IconRepeat, IconWritingSign } from '@tabler/icons-react';
import { type DragEvent, memo, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawnNode } from '@/api/recipes';
import { useLanguage } from '@/i18n';
import { quantity } from '@/i18n/format';
import { useStore } from '@/shell/store';
import { layout, type Layout } from '../layout';
import { useLocalized } from '../localized';
import recipeCss from '../recipes.module.css';
import { beginDrag, dragged, dropAt, endDrag } from './drag';
import { drawingOf } from './model/drawing';
import type { RecipeElement, TimeLink, Transition } from './model/recipe';
import { FindingMark } from './RowTree';
import { loopText } from './summary';
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
  const nodes = useMemo(() => nodesOf(drawn), [drawn]);
  const edges = useMemo(() => [...edgesOf(drawn), ...timesOf(drawn, procedure)], [drawn, procedure]);
  const shown = useMemo(() => nodes.map((node) => (node.data.thing === selected ? { ...node, selected: true } : node)), [nodes, selected]);
  const [room, setRoom] = useState<HTMLDivElement | null>(null);
  const drop = useGraphDrop();
  return (
    <div className={`${recipeCss.graph} ${css.graph}`} ref={setRoom} role="region" aria-label={t('recipes.graph')} {...drop.handlers}>
      {drawing.tooMany && <p className={css.note}>{t('editor.graph-too-many', { count: 500 })}</p>}
      {room && (
        <ReactFlow nodes={drop.over ? shown.map((node) => (node.data.thing === drop.over?.key ? { ...node, className: css[`drop-${drop.over.mark}`] } : node)) : shown} edges={edges}
          nodeTypes={nodeKinds} edgeTypes={edgeKinds} defaultViewport={beginning(drawn, room.clientWidth - (edges.some((edge) => edge.type === 'time') ? 32 : 0))} minZoom={0.1} maxZoom={2}
          onlyRenderVisibleElements nodesDraggable={false} nodesConnectable={false} edgesFocusable={false} panOnDrag={false} panOnScroll zoomOnScroll={false} zoomOnDoubleClick={false} deleteKeyCode={null}
          disableKeyboardA11y={false} proOptions={{ hideAttribution: true }} onNodeClick={(_, node) => session.select(node.data.thing)} onNodeDoubleClick={onEdit}
          onSelectionChange={({ nodes: chosen }) => { const one = chosen[0]?.data.thing as string | undefined; if (one !== undefined && one !== session.store.get().selected && document.activeElement?.closest('.react-flow__node')) session.select(one); }}
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

function useGraphDrop() {
  const session = useSession();
  const { t } = useTranslation();
  const dragging = useStore(dragged);
  const [over, setOver] = useState<{ key: string; mark: string } | null>(null);
  const look = (event: DragEvent<HTMLElement>) => {
    const node = (event.target as HTMLElement).closest<HTMLElement>('[data-thing]');
    if (!dragging) return null;
    const key = node?.dataset.thing ?? `element:${session.doc.recipe.procedure.id}`;
    const box = node?.getBoundingClientRect();
    const drop = dropAt(session.doc, dragging, key, box !== undefined && event.clientY < box.top + box.height / 2);
    return drop && { key, drop };
  };
  const handlers = {
    onDragOver: (event: DragEvent<HTMLElement>) => {
      const found = look(event);
      if (found) event.preventDefault();
      if (found?.key !== over?.key || found?.drop.mark !== over?.mark) setOver(found && { key: found.key, mark: found.drop.mark });
    },
    onDragLeave: () => setOver(null),
    onDrop: (event: DragEvent<HTMLElement>) => {
      const found = look(event);
      setOver(null);
      endDrag();
      if (!found) return;
      event.preventDefault();
      session.edit(found.drop.edit(session.doc, (kind) => t(`editor.kind.${kind}`)), 'drop');
    },
  };
  return { over, handlers };
}

const bars = new Set(['fork', 'join', 'choice', 'merge']);
const thingOf = (node: DrawnNode): string => (node.kind === 'phase' ? `element:${node.id}` : node.kind.endsWith('-transition') ? `transition:${node.id}` : bars.has(node.kind) ? `bar:${node.id}` : `element:${node.path.at(-1)}`);

function nodesOf(drawn: Layout): Shown[] {
  const one = (id: string, type: string, node: DrawnNode, { x, y, width, height }: Box, zIndex: number): Shown => ({
    id, type, zIndex, width, height, focusable: !bars.has(node.kind), position: { x, y }, ariaRole: bars.has(node.kind) ? 'presentation' : 'group',
    handles: [{ type: 'target', position: Position.Top, x: width / 2, y: 0 }, { type: 'source', position: Position.Bottom, x: width / 2, y: height }],
    ariaLabel: `${node.number} ${node.title.en}`.trim() || undefined, data: { node, thing: thingOf(node) },
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
  const loop = element && loopText(element, t, language);
  const root = element?.kind === 'procedure';
  return (
    <div className={`${recipeCss.frame} ${css.frame}`} data-thing={data.thing} data-selected={selected || undefined}>
      <Handle type="target" position={Position.Top} isConnectable={false} />
      <span draggable={!root} onDragStart={(event) => beginDrag(event, { what: 'move', key: data.thing })} onDragEnd={endDrag}>
        {localized(element?.title)}{loop && <em className={css.loop}><IconRepeat size={14} stroke={1.75} aria-hidden /> {loop}</em>}
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
