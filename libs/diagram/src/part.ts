import type { Boundary, DrawnEdge, DrawnNode } from './drawing.js';

/** A piece of a picture. */
export interface Part {
  readonly boundaries: readonly Boundary[];
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
}
