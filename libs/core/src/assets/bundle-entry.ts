import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { BuildFailure, Message, Metafile } from 'esbuild';
import type { Problem } from '../input/input-error.js';
import { bundleOptions } from './bundle-options.js';

export interface Bundled {
  readonly code: Uint8Array;
  /** What it was made of, but for packages, from the workspace: `apps/edgar/functions/auth/handler.ts`. */
  readonly sources: readonly string[];
  /** Names that the entry exports. */
  readonly exports: readonly string[];
}

/** Bundles one file of the workspace with all that it imports, or says what is wrong with it. */
export function bundleEntry(workspace: string, entry: string, target: string): Bundled | readonly Problem[] {
  try {
    const { outputFiles, metafile } = withoutCollector(() =>
      loadEsbuild().buildSync({
        ...bundleOptions(target),
        entryPoints: [`./${entry}`],
        absWorkingDir: workspace,
      }),
    );
    const [{ contents, text } = { contents: new Uint8Array(), text: '' }] = outputFiles;
    const isCommonJs = metafile.inputs[entry]?.format === 'cjs';
    const exports = isCommonJs ? assignedIn(readFileSync(join(workspace, entry), 'utf8')) : namedIn(text);
    return { code: contents, sources: sourcesIn(metafile), exports };
  } catch (error) {
    const { errors } = error as Partial<BuildFailure>;
    if (errors === undefined) throw error;
    return errors.map(problemOf);
  }
}

/** Only when something has to be bundled: most syntheses find it in the cache. */
const loadEsbuild = () => createRequire(__filename)('esbuild') as typeof import('esbuild');

/** esbuild lives for half a second; collecting its garbage is a third of that. It takes the environment when it starts. */
function withoutCollector<T>(start: () => T): T {
  const { GOGC } = process.env;
  process.env['GOGC'] = 'off';
  try {
    return start();
  } finally {
    if (GOGC === undefined) delete process.env['GOGC'];
    else process.env['GOGC'] = GOGC;
  }
}

const IN_A_PACKAGE = /(^|\/)node_modules\//;

const sourcesIn = ({ inputs }: Metafile) =>
  Object.keys(inputs)
    .filter((path) => !IN_A_PACKAGE.test(path))
    .sort();

/** At the end, esbuild names what an ES module exports, for whoever imports the bundle as one. */
function namedIn(code: string): string[] {
  const [, named = ''] = /\n0 && \(module\.exports = \{([^}]*)\}\);\s*$/.exec(code) ?? [];
  return named
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

const assignedIn = (source: string) =>
  [...source.matchAll(/\bexports\.([\w$]+) *=/g)].map(([, name = '']) => name);

function problemOf({ text, location }: Message): Problem {
  const where = location ? `${location.file}:${location.line}:${location.column + 1}: ` : '';
  return { what: `${where}${text}`, fix: fixFor(text) };
}

function fixFor(text: string): string {
  const [, name = ''] = /^Could not resolve "([^"]+)"/.exec(text) ?? [];
  if (/^\.{0,2}\//.test(name)) return 'name a file that is there';
  if (name.startsWith('@ashlar/'))
    return 'a function imports files of its app and packages, and nothing of the libraries that synthesize';
  if (name !== '') return `npm install ${name}, or correct its name`;
  if (text.startsWith('No loader is configured for'))
    return 'leave it out, or make the function a container image: only JavaScript, TypeScript and JSON are bundled';
  return 'correct the source';
}
