import { dataBlocks, typedBlocks } from './bodies.js';
import type { GateContext } from './gate-context.js';
import type { GateProblem } from './gate-finding.js';
import { pathAttributes } from './value-types.js';

/**
 * Functions that read the disk.
 *
 * asOf: 2026-11-21
 * source: https://developer.hashicorp.com/terraform/language/functions, section Filesystem; `templatestring` evaluates text
 * that no one has seen
 */
const FUNCTIONS = [
  ...['file', 'filebase64', 'filebase64sha256', 'filebase64sha512', 'fileexists', 'filemd5', 'fileset'],
  ...['filesha1', 'filesha256', 'filesha512', 'pathexpand', 'templatefile', 'templatestring'],
];

const NAME = new RegExp(String.raw`\b(?:${FUNCTIONS.join('|')})\b`, 'g');

/** The one argument that says it all. A template and a pattern have a second one: they may lead anywhere. */
const LITERAL = /^\s*"(?:\$\{path\.module\}\/)?([\w./@-]+)"\s*$/;

/** What would be read from the disk of whoever plans or applies: the credentials of a runner lie there. */
export function runnerFileProblems({ stack: { json } }: GateContext): GateProblem[] {
  return [...callProblems(json), ...pathProblems(json)];
}

function callProblems(json: unknown): GateProblem[] {
  const places = [...typedBlocks(json, 'resource'), ...dataBlocks(json)];
  const seen = new Set<string>();
  const inBlocks = places.flatMap(({ body, address, path }) =>
    textsOf(body).flatMap((text) => {
      seen.add(text);
      return callsIn(text).map((call) => problem(call, { address, path }));
    }),
  );
  const elsewhere = textsOf(json)
    .filter((text) => !seen.has(text))
    .flatMap(callsIn)
    .map((call) => problem(call, {}));
  return [...inBlocks, ...elsewhere];
}

const problem = (
  call: string,
  place: { readonly address?: string; readonly path?: string | undefined },
): GateProblem => ({
  rule: 'runner-file',
  ...place,
  what: `calls ${call}() on something else than a file of its own folder`,
  fix: 'read the file while synthesizing, or put it into the assets of the stack',
});

/** Every text, keys and what the engine notes included: Terraform evaluates keys of maps, and `//` is one there. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => [key, ...textsOf(child)]);
}

function callsIn(text: string): string[] {
  if (!/[$%]\{/.test(text)) return [];
  return [...text.matchAll(NAME)].flatMap(({ 0: name, index }) => {
    const open = behindSpace(text, index + name.length);
    if (text.charAt(open) !== '(') return [];
    const [argument = ''] = text.slice(open + 1).split(')', 1);
    const [, path] = LITERAL.exec(argument) ?? [];
    return isInside(path) ? [] : [name];
  });
}

/** Space and comments may stand between the name and the parenthesis. */
function behindSpace(text: string, start: number): number {
  let at = start;
  for (;;) {
    if (/\s/.test(text.charAt(at))) at++;
    else if (text.startsWith('/*', at)) at = endOf(text, '*/', at + 2);
    else if (text.startsWith('//', at) || text.charAt(at) === '#') at = endOf(text, '\n', at);
    else return at;
  }
}

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

function pathProblems(json: unknown): GateProblem[] {
  return typedBlocks(json, 'resource').flatMap(({ type, body, address, path }) =>
    (Object.hasOwn(pathAttributes, type) ? (pathAttributes[type] ?? []) : [])
      .filter((name) => body[name] !== undefined && body[name] !== null)
      .filter((name) => !isInside(withoutModule(body[name])))
      .map((name): GateProblem => ({
        ...{ rule: 'runner-file', address, path },
        what: `${name} is no file of its own folder, and would be sent to AWS`,
        fix: 'use a file that synthesis has put into the assets of the stack',
      })),
  );
}

const withoutModule = (value: unknown) =>
  typeof value === 'string' ? value.replace(/^\$\{path\.module\}\//, '') : undefined;

/** `assets/…` of the stack, and no way out of it. */
const isInside = (path: string | undefined) =>
  path !== undefined && /^(?:\.\/)?assets\/[\w./@-]+$/.test(path) && !path.split('/').includes('..');
