import type { Model, Resource } from './model.js';
import { routesOf } from './route-tables.js';

/**
 * Ids of everything by which packets of a subnet leave its VPC. Of an isolated subnet there is none. What the JSON
 * leaves open, a route of a table elsewhere, counts as a way out.
 */
export function waysOut(model: Model, subnet: Resource): string[] {
  return [...new Set(routesOf(model, subnet).map(({ by }) => by.id))];
}
