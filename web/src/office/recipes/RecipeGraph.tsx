import '@xyflow/react/dist/base.css';
import { BaseEdge, Controls, type Edge, type EdgeProps, Handle, type Node, type NodeProps, Position, ReactFlow } from '@xyflow/react';
import { IconWritingSign } from '@tabler/icons-react';
import { memo, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawnNode, RecipeView } from '@/api/recipes';
import { type Layout, layout } from './layout';
import { useLocalized } from './localized';
import css from './recipes.module.css';

type Shown = Node<{ node: DrawnNode; title: string; count: string; mark?: string; said?: string }>;
type Line = Edge<{ points: [number, number][]; mark?: string }>;

interface Props {
  graph: NonNullable<RecipeView['graph']>;
  /** A phase was chosen: its text is wanted. */
  onPhase: (id: string) => void;
  /** By id of a node, of an element around it, or of a line (`from>to`): added, removed, changed, moved. */
  marks?: Record<string, string>;
}

/** The procedure as a drawing: frames are elements, boxes phases and transitions, bars begin and end parallel branches. Read only. */
export function RecipeGraph({ graph, onPhase, marks }: Props) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const drawn = useMemo(() => layout(graph), [graph]);
  const nodes = useMemo(() => nodesOf(drawn, localized, (count) => t('recipes.step-count', { count })), [drawn, localized, t]);
  const marked = useMemo(() => (marks ? nodes.map((node) => withMark(node, marks, (mark) => t(`recipes.mark.${mark}` as never))) : nodes), [nodes, marks, t]);
  const edges = useMemo(() => edgesOf(drawn, marks ?? {}), [drawn, marks]);
  const [room, setRoom] = useState<HTMLDivElement | null>(null);
  return (
    <div className={css.graph} ref={setRoom}>
      {room && (
        <ReactFlow nodes={marked} edges={edges} nodeTypes={nodeKinds} edgeTypes={edgeKinds} defaultViewport={beginning(drawn, room.clientWidth)} minZoom={0.1} maxZoom={2}
          onlyRenderVisibleElements nodesDraggable={false} nodesConnectable={false} edgesFocusable={false} panOnScroll zoomOnScroll={false} proOptions={{ hideAttribution: true }}
          onNodeClick={(_, { data }) => data.node.kind === 'phase' && onPhase(data.node.id)}
          ariaLabelConfig={{
            'controls.ariaLabel': t('recipes.zoom'), 'controls.zoomIn.ariaLabel': t('recipes.zoom-in'), 'controls.zoomOut.ariaLabel': t('recipes.zoom-out'),
            'controls.fitView.ariaLabel': t('recipes.fit'), 'node.a11yDescription.default': t('recipes.graph-keys'), 'node.a11yDescription.keyboardDisabled': t('recipes.graph-keys'),
          }}>
          <Controls showInteractive={false} />
        </ReactFlow>
      )}
    </div>
  );
}

/** It opens at its beginning, as wide as the room allows, and never larger than life. */
function beginning(drawn: Layout, room: number) {
  const left = Math.min(0, ...drawn.frames.map(({ box }) => box.x));
  const wide = drawn.width - left;
  const zoom = Math.max(0.1, Math.min(1, (room - 48) / wide));
  return { x: (room - wide * zoom) / 2 - left * zoom, y: 24, zoom };
}

function nodesOf(drawn: Layout, localized: ReturnType<typeof useLocalized>, count: (count: number) => string): Shown[] {
  const stepsOf = (node: DrawnNode) => [node.instructions > 0 && count(node.instructions), localized(node.rule)].filter(Boolean).join(' · ');
  const one = (id: string, type: string, node: DrawnNode, { x, y, width, height }: Layout['boxes'][number]['box'], zIndex: number): Shown => ({
    id, type, zIndex, width, height, focusable: node.kind === 'phase', position: { x, y },
    handles: [{ type: 'target', position: Position.Top, x: width / 2, y: 0 }, { type: 'source', position: Position.Bottom, x: width / 2, y: height }],
    ariaRole: node.kind === 'phase' ? 'button' : 'group',
    ariaLabel: [node.number, localized(node.title), stepsOf(node)].filter(Boolean).join(' ') || undefined,
    data: { node, title: localized(node.title), count: stepsOf(node) },
  });
  return [
    ...drawn.frames.map(({ id, node, box }) => one(`frame ${id}`, 'frame', node, box, node.path.length)),
    ...drawn.boxes.map(({ node, box }) => one(node.id, 'box', node, box, 100)),
  ];
}

/** A mark is a word as well as a line: it is read without colour. */
function withMark(node: Shown, marks: Record<string, string>, word: (mark: string) => string): Shown {
  const mark = marks[node.type === 'frame' ? node.id.slice('frame '.length) : node.data.node.id];
  return mark ? { ...node, ariaLabel: [node.data.node.number, node.data.title, word(mark), node.data.count].filter(Boolean).join(' '), data: { ...node.data, mark, said: word(mark) } } : node;
}

const edgesOf = (drawn: Layout, marks: Record<string, string>): Line[] => drawn.lines.map(({ id, points }) => {
  const [source, target] = id.split('>') as [string, string];
  return { id, source, target, type: 'line', zIndex: 99, data: { points, mark: marks[id] } };
});

const Frame = memo(function Frame({ data }: NodeProps<Shown>) {
  return <div className={css.frame} data-mark={data.mark}><span>{[data.title, data.said, data.count].filter(Boolean).join(' · ')}</span></div>;
});

const Box = memo(function Box({ data }: NodeProps<Shown>) {
  const { node, title, count, mark, said } = data;
  return (
    <div className={css.node} data-kind={node.kind} data-mark={mark} title={[title, count].filter(Boolean).join(' · ')}>
      <Handle type="target" position={Position.Top} isConnectable={false} />
      {node.kind === 'manual-transition' && <IconWritingSign stroke={1.75} size={20} aria-hidden />}
      <span className={css.nodeText}><span className={css.nodeTitle}>{node.number} {title}</span>{said && <span className="th-hint"><b>{said}</b></span>}{count && <span className="th-hint">{count}</span>}</span>
      <Handle type="source" position={Position.Bottom} isConnectable={false} />
    </div>
  );
});

function LineEdge({ data }: EdgeProps<Line>) {
  return <BaseEdge className={css.line} data-mark={data?.mark} path={`M${(data?.points ?? []).map(([x, y]) => `${x} ${y}`).join('L')}`} />;
}

const nodeKinds = { frame: Frame, box: Box };
const edgeKinds = { line: LineEdge };
