// @ts-check
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * What a package of the checkout brings as a command.
 * @param {string} name
 */
export const binary = (name) => join(root, 'node_modules', '.bin', name);
