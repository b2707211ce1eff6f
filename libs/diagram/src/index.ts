export { draw } from './draw.js';
export type { Boundary, DrawnEdge, DrawnNode, Drawing } from './drawing.js';
export { type DiagramOptions, renderDiagram } from './render-diagram.js';
