#!/usr/bin/env node
// `node scripts/build-review-page.mjs`: writes libs/review/src/html/built/page.ts, which is committed: whatever bundles or loads our
// sources has the script and the style of a review's page at hand without reading files. `--check` only compares, as a test does.
import { buildSync } from 'esbuild';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = 'libs/review/src/html';

/** @param {'main.ts' | 'page.css'} file */
function built(file) {
  const { outputFiles } = buildSync({
    entryPoints: [`${folder}/page/${file}`],
    absWorkingDir: root,
    tsconfig: join(root, folder, 'page/tsconfig.json'),
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    charset: 'ascii',
    target: 'es2024',
    legalComments: 'none',
    logLevel: 'error',
  });
  const text = outputFiles[0]?.text ?? '';
  if (/<\/?(script|style)|<!--/i.test(text)) throw new Error(`${file} would end its own element`);
  return text;
}

/** @param {string} text */
const literal = (text) => `\`${text.replace(/\\|`|\$\{/g, '\\$&')}\``;

const text = `// Built from ../page by scripts/build-review-page.mjs.
export const script = ${literal(built('main.ts'))};

export const style = ${literal(built('page.css'))};
`;
const file = join(root, folder, 'built/page.ts');
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
  process.stderr.write(
    `${folder}/built/page.ts is not what its sources make\n    fix: node scripts/build-review-page.mjs\n`,
  );
  process.exitCode = 1;
}
