import { packages } from '../targets/packages.js';

/** What an app of the scratch repository synthesizes: its stacks, with those that each reads from. */
export type ScratchStacks = Readonly<Record<string, readonly string[]>>;

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** Packages of the lock file: those that targets load, one that a module imports, and one that nothing needs. */
const LOCKED = [...new Set([...Object.values(packages).flat(), 'jszip', 'prettier'])].sort();

/** The lock file, where these packages have another version. */
export function lockFile(versions: Readonly<Record<string, string>> = {}): string {
  const dependencies = Object.fromEntries(LOCKED.map((name) => [name, '>=1']));
  const locked = LOCKED.map((name) => {
    const version = versions[name] ?? '1.0.0';
    return [`node_modules/${name}`, { version, integrity: `sha512-${name}-${version}` }] as const;
  });
  return json({
    name: 'scratch',
    lockfileVersion: 3,
    requires: true,
    packages: { '': { name: 'scratch', dependencies }, ...Object.fromEntries(locked) },
  });
}

/** `ashlar list` and `ashlar synth`, with what `src/synthesized.json` of an app says instead of its code. */
const ASHLAR = `
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
const [command, ...words] = process.argv.slice(2);
const apps = readdirSync('apps').filter((app) => existsSync(join('apps', app, 'src/synthesized.json')));
const listed = apps.flatMap((app) =>
  Object.entries(JSON.parse(readFileSync(join('apps', app, 'src/synthesized.json'), 'utf8'))).map(
    ([name, dependencies]) => ({ name, app, environment: name.split('-')[1], resources: 1, dependencies }),
  ),
);
if (command === 'list') process.stdout.write(JSON.stringify(listed));
else if (command === 'synth') {
  const [app, , output] = words;
  const own = listed.filter((stack) => stack.app === app);
  for (const { name } of own) {
    mkdirSync(join(output, 'stacks', name), { recursive: true });
    writeFileSync(join(output, 'stacks', name, 'cdk.tf.json'), '{}');
  }
  writeFileSync(join(output, 'manifest.json'), JSON.stringify(own));
} else process.stdout.write(process.argv.slice(2).join(' ') + '\\n');
`;

function library(root: string, name: string, source: string): Record<string, string> {
  return {
    [`${root}/src/index.ts`]: `export { ${name} } from './${name}.js';\n`,
    [`${root}/src/${name}.ts`]: source,
    [`${root}/src/${name}.test.ts`]: `import { ${name} } from './${name}.js';\ntest('it', () => void ${name});\n`,
    [`${root}/README.md`]: `# ${name}\n`,
  };
}

function app(name: string, imported: string, stacks: ScratchStacks): Record<string, string> {
  const inventory = Object.fromEntries(
    Object.entries(stacks)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([stack, dependencies]) => [stack, { dependencies, environment: stack.split('-')[1] }]),
  );
  return {
    [`apps/${name}/src/main.ts`]: `import './app.js';\n`,
    [`apps/${name}/src/app.ts`]: `import { ${imported} } from '@ashlar/${imported}';\nexport const app = ${imported};\n`,
    [`apps/${name}/src/app.test.ts`]: `import { app } from './app.js';\ntest('it', () => void app);\n`,
    [`apps/${name}/src/synthesized.json`]: json(stacks),
    [`apps/${name}/runbooks/page.md`]: `# ${name}\n`,
    [`apps/${name}/docs/guide.md`]: `# ${name}\n`,
    [`apps/${name}/stacks.json`]: json({ stacks: inventory }),
  };
}

/**
 * A repository of three apps: `shop` builds a network, `blog` builds a bucket and reads from a stack of the shop, `lone`
 * builds a zip and reads from nobody.
 */
export const SCRATCH_FILES: Readonly<Record<string, string>> = {
  '.gitignore': 'node_modules\n.nx\ncdktf.out\n',
  'package.json': json({
    name: 'scratch',
    dependencies: Object.fromEntries(LOCKED.map((name) => [name, '>=1'])),
  }),
  'package-lock.json': lockFile(),
  'bin/ashlar.mjs': ASHLAR,
  'eslint.config.mjs': '',
  'jest.config.cjs': '',
  'scripts/lint.mjs': '',
  ...library('libs/cli', 'cli', `import { core } from '@ashlar/core';\nexport const cli = core;\n`),
  ...library(
    'libs/core',
    'core',
    `import { Construct } from 'constructs';\nexport const core = Construct;\n`,
  ),
  ...library(
    'libs/aws/network',
    'network',
    `import { core } from '@ashlar/core';\nimport { Vpc } from '@cdktf/provider-aws/lib/vpc/index.js';\nexport const network = [core, Vpc];\n`,
  ),
  ...library(
    'libs/aws/bucket',
    'bucket',
    `import { core } from '@ashlar/core';\nimport { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket/index.js';\nexport const bucket = [core, S3Bucket];\n`,
  ),
  ...library('libs/aws/zip', 'zip', `import JSZip from 'jszip';\nexport const zip = JSZip;\n`),
  ...app('shop', 'network', { 'shop-prod-network': [], 'shop-prod-service': ['shop-prod-network'] }),
  ...app('blog', 'bucket', { 'blog-prod-site': ['shop-prod-network'] }),
  ...app('lone', 'zip', { 'lone-prod-zip': [], 'lone-test-zip': [] }),
};
