import { useMemo } from 'react';
import { BOX, layOut } from './layered-layout.ts';
import type { Layout, PlacedEdge, PlacedState } from './layered-layout.ts';
import type { WorkflowGraph } from './workflow-graph.ts';

/** Room at the right for the ways back. */
const LANE = 16;

interface WorkflowDrawingProps {
  readonly graph: WorkflowGraph;
  /** The state in which it stands, if it is of this workflow. */
  readonly stands: string | undefined;
  /** What the drawing is called for those who do not see it. */
  readonly label: string;
}

/** States as boxes from top to bottom; the one in which it stands is filled. Errors are dashed, and those all end in one place. */
export function WorkflowDrawing({ graph, stands, label }: WorkflowDrawingProps) {
  const layout = useMemo(() => layOut(graph), [graph]);
  const back = layout.edges.filter(({ isBack }) => isBack);
  const width = layout.width + LANE * (back.length + 1);
  return (
    <div className="drawing" tabIndex={0} role="region" aria-label={label}>
      <svg width={width} height={layout.height} role="img" aria-label={label}>
        <defs>
          <marker
            id="arrow"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8z" className="arrow" />
          </marker>
        </defs>
        {layout.edges.map((edge) => (
          <Way
            key={`${edge.from} ${edge.to}`}
            edge={edge}
            layout={layout}
            lane={back.indexOf(edge)}
          />
        ))}
        {layout.states.map((state) => (
          <StateBox key={state.name} state={state} stands={state.name === stands} />
        ))}
      </svg>
    </div>
  );
}

function StateBox({
  state: { name, role, x, y },
  stands,
}: {
  state: PlacedState;
  stands: boolean;
}) {
  const round = role === 'end' || role === 'failure' ? BOX.height / 2 : role === 'choice' ? 2 : 6;
  return (
    <g className={`state ${role}${stands ? ' waiting' : ''}`}>
      <title>{name}</title>
      <rect x={x} y={y} width={BOX.width} height={BOX.height} rx={round} />
      <text x={x + BOX.width / 2} y={y + BOX.height / 2 + 4} textAnchor="middle">
        {stands ? `● ${name}` : name}
      </text>
    </g>
  );
}

function Way({ edge, layout, lane }: { edge: PlacedEdge; layout: Layout; lane: number }) {
  const from = layout.states.find(({ name }) => name === edge.from);
  const to = layout.states.find(({ name }) => name === edge.to);
  if (!from || !to) return null;
  return (
    <path
      d={edge.isBack ? aroundTheSide(from, to, layout.width + LANE * lane) : downwards(from, to)}
      className={edge.isError ? 'way error' : 'way'}
      markerEnd="url(#arrow)"
    >
      <title>{[`${edge.from} → ${edge.to}`, edge.label].filter(Boolean).join(': ')}</title>
    </path>
  );
}

function downwards(from: PlacedState, to: PlacedState): string {
  const [x1, y1] = [from.x + BOX.width / 2, from.y + BOX.height];
  const [x2, y2] = [to.x + BOX.width / 2, to.y];
  const bend = BOX.gapY * 0.7;
  return `M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}`;
}

function aroundTheSide(from: PlacedState, to: PlacedState, lane: number): string {
  const [x1, y1] = [from.x + BOX.width, from.y + BOX.height / 2];
  const [x2, y2] = [to.x + BOX.width, to.y + BOX.height / 2];
  return `M${x1} ${y1}C${lane} ${y1} ${lane} ${y1} ${lane} ${(y1 + y2) / 2}C${lane} ${y2} ${lane} ${y2} ${x2} ${y2}`;
}
