/**
 * Places a workflow in layers from top to bottom: a state lies below those that lead to it, a way back is drawn at the side.
 * Three steps after Sugiyama: find the ways back, layer by the longest way from the start, order each layer by its neighbours.
 */
import type { GraphEdge, GraphState, WorkflowGraph } from './workflow-graph.ts';

export interface PlacedState extends GraphState {
  readonly layer: number;
  /** Left upper corner, pixels. */
  readonly x: number;
  readonly y: number;
}
export interface PlacedEdge extends GraphEdge {
  /** Leads up, to where the workflow was before. */
  readonly isBack: boolean;
}
export interface Layout {
  readonly states: readonly PlacedState[];
  readonly edges: readonly PlacedEdge[];
  readonly width: number;
  readonly height: number;
}

export const BOX = { width: 190, height: 38, gapX: 26, gapY: 46, margin: 14 };
const SWEEPS = 4;

export function layOut(graph: WorkflowGraph): Layout {
  const edges = markedBack(graph);
  const forward = edges.filter(({ isBack }) => !isBack);
  const layers = ordered(layersOf(graph, forward), forward);
  const widest = Math.max(...layers.map((layer) => layer.length));
  const width = across(widest) + 2 * BOX.margin;
  const states = layers.flatMap((names, layer) =>
    names.map((name, place) => {
      const role = graph.states.find((state) => state.name === name)?.role ?? 'step';
      const x = (width - across(names.length)) / 2 + place * (BOX.width + BOX.gapX);
      return { name, role, layer, x, y: BOX.margin + layer * (BOX.height + BOX.gapY) };
    }),
  );
  const height = layers.length * (BOX.height + BOX.gapY) - BOX.gapY + 2 * BOX.margin;
  return { states, edges, width, height };
}

const across = (boxes: number) => boxes * (BOX.width + BOX.gapX) - BOX.gapX;

/** A way back leads to a state that is still being walked when it is met, depth first from the start. */
function markedBack({ start, states, edges }: WorkflowGraph): PlacedEdge[] {
  const walking = new Set<string>();
  const walked = new Set<string>();
  const back = new Set<GraphEdge>();
  const walk = (name: string) => {
    if (walked.has(name)) return;
    walking.add(name);
    for (const edge of edges.filter(({ from }) => from === name)) {
      if (walking.has(edge.to)) back.add(edge);
      else walk(edge.to);
    }
    walking.delete(name);
    walked.add(name);
  };
  for (const name of [start, ...states.map((state) => state.name)]) walk(name);
  return edges.map((edge) => ({ ...edge, isBack: back.has(edge) }));
}

/** The layer of a state is one below the lowest of those before it. */
function layersOf({ states }: WorkflowGraph, forward: readonly GraphEdge[]): string[][] {
  const known = new Map<string, number>();
  const layerOf = (name: string): number => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const before = forward.filter(({ to }) => to === name).map(({ from }) => layerOf(from) + 1);
    const layer = Math.max(0, ...before);
    known.set(name, layer);
    return layer;
  };
  const layers: string[][] = [];
  for (const { name } of states) (layers[layerOf(name)] ??= []).push(name);
  return layers;
}

/** Down and up again, each state moves to the middle of its neighbours in the layer just placed. */
function ordered(layers: readonly string[][], forward: readonly GraphEdge[]): string[][] {
  const placed = layers.map((layer) => [...layer]);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const isDown = sweep % 2 === 0;
    const order = isDown ? [...placed.keys()] : [...placed.keys()].reverse();
    for (const layer of order) {
      const places = middles(placed[layer] ?? [], placed, forward, isDown);
      placed[layer]?.sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
    }
  }
  return placed;
}

/** Measured from the middle of a layer, so that long and short layers compare. */
function middles(
  names: readonly string[],
  placed: readonly string[][],
  forward: readonly GraphEdge[],
  isDown: boolean,
): Map<string, number> {
  const placeOf = (name: string) => {
    const layer = placed.find((candidates) => candidates.includes(name)) ?? [];
    return layer.indexOf(name) - (layer.length - 1) / 2;
  };
  return new Map(
    names.map((name) => {
      const neighbours = forward.flatMap(({ from, to }) => {
        if (isDown) return to === name ? [from] : [];
        return from === name ? [to] : [];
      });
      if (neighbours.length === 0) return [name, placeOf(name)];
      const sum = neighbours.reduce((total, neighbour) => total + placeOf(neighbour), 0);
      return [name, sum / neighbours.length];
    }),
  );
}
