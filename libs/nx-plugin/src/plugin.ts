import { createDependencies } from './create-dependencies.js';
import { createNodes } from './create-nodes.js';

export const name = 'ashlar';

export { createDependencies, createNodes };
/** The same under the name that Nx 21 and 22 look for. */
export const createNodesV2 = createNodes;
