export { exitCodes, main } from './main.js';
export type { Workspace } from './workspace.js';
