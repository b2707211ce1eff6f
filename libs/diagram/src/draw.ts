import type { StackJson } from '@ashlar/graph';
import { drawArrows } from './draw-arrows.js';
import { drawCards } from './draw-cards.js';
import { drawEdge } from './draw-edge.js';
import { drawNetwork } from './draw-network.js';
import type { Drawing } from './drawing.js';
import { describe } from './describe.js';
import { placesOf } from './places.js';
import { tiersOf } from './tiers.js';
import { View } from './view.js';
import { count, some } from './words.js';

/** What the stacks of an environment look like: places, boundaries, and who may reach whom. */
export function draw(stacks: readonly StackJson[], title: string): Drawing {
  const view = new View([...stacks].sort((a, b) => (a.name < b.name ? -1 : 1)));
  const tiers = tiersOf(view);
  const places = placesOf(view, tiers);
  const account = {
    id: 'account',
    kind: 'account' as const,
    title: `AWS account ${view.accounts.join(', ')}`.trim(),
    lines: [`region ${view.region}`],
  };
  const parts = [drawEdge(view, places), drawNetwork(view, tiers, places), drawCards(view, places)];
  const nodes = parts.flatMap((part) => part.nodes);
  const arrows = drawArrows(view, places, nodes);
  const known = [...nodes, ...arrows.nodes];
  const boundaries = [...arrows.boundaries, account, ...parts.flatMap((part) => part.boundaries)];
  const ids = new Set([...known, ...boundaries].map(({ id }) => id));
  const edges = [...arrows.edges, ...parts.flatMap((part) => part.edges)].filter(
    ({ from, to }) => ids.has(from) && ids.has(to),
  );
  return {
    title,
    description: describe(title, boundaries, known, edges),
    boundaries,
    nodes: known,
    edges,
    notes: notesOf(
      view,
      places.unknown.map(({ type }) => type),
    ),
  };
}

function notesOf({ stacks, model, short }: View, unknown: readonly string[]): string[] {
  const counted = stacks.map(({ name }) => {
    const mine = model.resources.filter(({ stack, type }) => stack === name && !type.startsWith('data.'));
    return `${short(name)} ${mine.length}`;
  });
  const total = model.resources.filter(({ type }) => !type.startsWith('data.')).length;
  const types = [...new Set(unknown)].map((type) => type.replace(/^aws_/, ''));
  return [
    `${count(total, 'resource')} in ${count(stacks.length, 'stack')}: ${counted.join(', ')}.`,
    unknown.length === 0
      ? 'Not drawn: nothing but rules, policies, roles and settings of what is drawn.'
      : `Not drawn: ${count(unknown.length, 'resource')} of ${count(types.length, 'type')} (${some(types, 8)}), and settings of what is drawn.`,
    ...(model.unread.length > 0
      ? [`Not read: ${count(model.unread.length, 'module')}, ${some(model.unread)}.`]
      : []),
  ];
}
