import type { StackJson } from '@ashlar/graph';
import { draw } from './draw.js';
import { svg } from './svg.js';

export interface DiagramOptions {
  /** What is drawn, as a title: `omnirapeutic production`. */
  readonly title: string;
}

/** The architecture of all stacks of an environment as an SVG. The same stacks in any order give the same bytes. */
export const renderDiagram = (stacks: readonly StackJson[], { title }: DiagramOptions): Promise<string> =>
  svg(draw(stacks, title));
