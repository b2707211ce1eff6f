import type { Problem } from '@ashlar/core';
import type { Model } from '@ashlar/graph';
import type { Piece } from './inline.js';
import { answer } from './query.js';

/** The JSON by environment; the first is the one that documents mean when they name none. */
export type Models = ReadonlyMap<string, Model>;

/** What makes a number a figure: its unit. */
const FIGURE =
  /\d[\d.,]*(?= ?(?:%|(?:days?|hours?|minutes?|seconds?|years?|ACUs?|tasks?|USD|[KMG]i?B|ms|alarms?|zones?|NAT gateways?|keys?|rules?|stacks?|instances?|readers?|subnets?|requests)\b))/g;

/**
 * Figures that the JSON doesn't bear out. A figure of a document is followed by where it stands,
 * `7 days<!-- = data/aws_rds_cluster.records backup_retention_period -->`, or by why it stands nowhere,
 * `75 minutes<!-- not ours: how long Terraform waits -->`.
 */
export const figureProblems = (models: Models, prose: readonly Piece[][]): Problem[] =>
  prose.flatMap((pieces) => stretchesOf(pieces).flatMap((stretch) => problemsOf(models, stretch)));

/** What is read up to a note, and the note; the last has none. */
interface Stretch {
  readonly text: string;
  readonly note?: string;
}

function stretchesOf(pieces: readonly Piece[]): Stretch[] {
  const stretches: Stretch[] = [];
  let text = '';
  for (const piece of pieces) {
    if (piece.kind === 'text') text += piece.text;
    if (piece.kind !== 'note') continue;
    stretches.push({ text, note: piece.text });
    text = '';
  }
  return [...stretches, { text }];
}

function problemsOf(models: Models, { text, note }: Stretch): Problem[] {
  const figures = [...text.matchAll(FIGURE)].map(([figure]) => figure);
  const proven = note !== undefined && /^(?:=|not ours:) /.test(note);
  const strays = (proven ? figures.slice(0, -1) : figures).map((figure) => ({
    what: `'${figure}' in '${shortened(text)}' does not say where it stands`,
    fix: 'write <!-- = <stack>/<type>.<name> <attribute> --> behind it, or <!-- not ours: why -->',
  }));
  return [...strays, ...(note === undefined ? [] : noteProblems(models, note, text))];
}

function noteProblems(models: Models, note: string, text: string): Problem[] {
  const asked = /^= (?:(\w+): )?(.*)$/.exec(note);
  if (asked === null) return [];
  const [, environment, query = ''] = asked;
  const what = `'${shortened(text)}', which asks for '${query}'`;
  const model = environment === undefined ? [...models.values()][0] : models.get(environment);
  if (model === undefined) {
    const fix = `use one of ${[...models.keys()].join(', ')}`;
    return [{ what: `${what}: there is no environment ${environment}`, fix }];
  }
  const found = answer(model, query);
  if ('problem' in found) return [{ what: `${what}: ${found.problem}`, fix: 'look into cdktf.out' }];
  const said = text.match(/\d(?:[\d.,]*\d)?/g)?.at(-1);
  if (said !== undefined && isSame(said, found.value)) return [];
  return [{ what: `${what}: it says ${said ?? 'no figure'}`, fix: `write ${found.value}` }];
}

const isSame = (said: string, value: string) =>
  said === value || Number(said.replaceAll(',', '')) === Number(value);

const shortened = (text: string) => text.replace(/\s+/g, ' ').trim().slice(-60);
