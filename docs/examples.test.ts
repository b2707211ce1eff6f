import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { marked } from 'marked';

const root = join(__dirname, '..');
const folder = join(root, '.cache', 'examples');

/** Every ```ts block of a README, as a module of its own. */
function examples(readme: string): string[] {
  const tokens = marked.lexer(readFileSync(join(root, readme), 'utf8'));
  return tokens.flatMap((token) =>
    token.type === 'code' && token.lang === 'ts' ? [(token as { text: string }).text] : [],
  );
}

const readmes = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*README.md'],
  { cwd: root },
)
  .toString()
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)));

test('the examples of every README compile as they stand', () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const readme of readmes) {
    const name = readme.replaceAll('/', '-').replace('README.md', '');
    examples(readme).forEach((example, index) => writeFileSync(join(folder, `${name}${index}.ts`), example));
  }
  const options = {
    extends: '../../tsconfig.base.json',
    compilerOptions: { noUnusedLocals: false },
    include: ['*.ts'],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(options));

  expect(errorsOf(folder)).toBe('');
});

test('every library of modules and blocks has a README with an example', () => {
  const libraries = readmes.filter((readme) => /^libs\/(aws|blocks)\//.test(readme));
  expect(libraries.length).toBeGreaterThanOrEqual(4);
  expect(libraries.filter((readme) => examples(readme).length === 0)).toEqual([]);
});

function errorsOf(project: string): string {
  try {
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', project], {
      cwd: root,
    });
    return '';
  } catch (error) {
    return String((error as { stdout: Buffer }).stdout);
  }
}
