export { exitCodes } from './exit-codes.js';
export { main } from './main.js';
export type { Workspace } from './workspace.js';
