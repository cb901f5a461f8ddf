import '@xyflow/react/dist/style.css';
import { Background, Controls, Handle, type Node, type NodeProps, Position, ReactFlow } from '@xyflow/react';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawnNode, RecipeView } from '@/api/recipes';
import { useLocalized } from './localized';
import css from './recipes.module.css';

const wide = 220;
const high = 56;
const gap = { x: 32, y: 40 };
type Shown = Node<{ kind: string; number: string; title: string; count: string }>;

/** The procedure as a drawing: phases, transitions that somebody signs, and the bars of parallel branches. Read only. */
export function RecipeGraph({ graph }: { graph: NonNullable<RecipeView['graph']> }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const nodes = useMemo(() => place(graph.nodes, localized, (count) => t('recipes.step-count', { count })), [graph, localized, t]);
  const edges = useMemo(() => graph.edges.map((edge) => ({ id: `${edge.from}>${edge.to}`, source: edge.from, target: edge.to, type: 'smoothstep' })), [graph]);
  return (
    <div className={css.graph}>
      <ReactFlow nodes={nodes} edges={edges} nodeTypes={kinds} fitView minZoom={0.05} onlyRenderVisibleElements nodesDraggable={false} nodesConnectable={false}
        edgesFocusable={false} proOptions={{ hideAttribution: true }}
        ariaLabelConfig={{ 'controls.ariaLabel': t('recipes.zoom'), 'controls.zoomIn.ariaLabel': t('recipes.zoom-in'), 'controls.zoomOut.ariaLabel': t('recipes.zoom-out'), 'controls.fitView.ariaLabel': t('recipes.fit') }}>
        <Background gap={24} />
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}

/** Ranks go down, lanes across; each rank is centred on the drawing's axis. */
function place(drawn: readonly DrawnNode[], localized: ReturnType<typeof useLocalized>, count: (count: number) => string): Shown[] {
  const widest = new Map<number, number>();
  for (const node of drawn) widest.set(node.rank, Math.max(widest.get(node.rank) ?? 0, node.lane + 1));
  return drawn.map((node) => ({
    id: node.id,
    type: 'step',
    width: wide,
    height: high,
    handles: [
      { type: 'target', position: Position.Top, x: wide / 2, y: 0 },
      { type: 'source', position: Position.Bottom, x: wide / 2, y: high },
    ],
    position: { x: (node.lane - ((widest.get(node.rank) ?? 1) - 1) / 2) * (wide + gap.x), y: node.rank * (high + gap.y) },
    data: { kind: node.kind, number: node.number, title: localized(node.title), count: node.instructions > 0 ? count(node.instructions) : '' },
  }));
}

const Step = memo(function Step({ data }: NodeProps<Shown>) {
  return (
    <div className={css.node} data-kind={data.kind}>
      <Handle type="target" position={Position.Top} isConnectable={false} />
      <span className={css.nodeTitle}>{data.number} {data.title}</span>
      <span className="th-hint">{data.count}</span>
      <Handle type="source" position={Position.Bottom} isConnectable={false} />
    </div>
  );
});

const kinds = { step: Step };
