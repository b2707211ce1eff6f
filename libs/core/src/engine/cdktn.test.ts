import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { filesIn, refusal, scratchFolder } from '@ashlar/testing';
import { buildSync } from 'esbuild';
import { synthesize } from '../synthesis/synthesize.js';
import { everyFeature, mistaken } from './every-feature.fixture.js';

const folder = scratchFolder();

/** Synthesizes the app of every feature, and prints how the mistaken one is refused. */
const program = `
  import { synthesize } from '../synthesis/synthesize.js';
  import { everyFeature, mistaken } from './every-feature.fixture.js';
  synthesize([everyFeature], { outdir: process.argv[2] });
  try {
    synthesize([mistaken], { outdir: process.argv[2] });
  } catch (error) {
    process.stdout.write(error.message);
  }
`;

/** The same sources with cdktn wherever they say cdktf, the provider's included. */
function synthesizeOnCdktn() {
  const [outfile, outdir] = [join(folder, 'app.cjs'), join(folder, 'cdktn')];
  const { metafile } = buildSync({
    stdin: { contents: program, resolveDir: __dirname, loader: 'ts' },
    alias: { cdktf: 'cdktn' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    keepNames: true,
    metafile: true,
    logLevel: 'error',
    outfile,
  });
  const { stdout, stderr, status } = spawnSync(process.execPath, [outfile, outdir], { encoding: 'utf8' });
  return { packages: packagesIn(Object.keys(metafile.inputs)), stdout, stderr, status, files: read(outdir) };
}

const packagesIn = (paths: string[]) =>
  new Set(paths.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []));

/** The JSON of every file, without what may differ: the engine's version, and where the provider comes from. */
function read(outdir: string): Record<string, unknown> {
  const forget = (key: string, value: unknown) =>
    key === 'version' || (key === 'source' && String(value).endsWith('aws')) ? '<either>' : value;
  return Object.fromEntries(
    Object.entries(filesIn(outdir)).map(([path, text]) => [path, JSON.parse(text, forget) as unknown]),
  );
}

const onCdktn = synthesizeOnCdktn();

test('the bundle holds the one engine and nothing of the other', () => {
  expect(onCdktn.packages).toContain('cdktn');
  expect(onCdktn.packages).toContain('@cdktf/provider-aws');
  expect(onCdktn.packages).not.toContain('cdktf');
});

test('the same app synthesizes to the same Terraform on cdktn', () => {
  const outdir = join(folder, 'cdktf');
  synthesize([everyFeature], { outdir });

  expect(onCdktn.stderr).toBe('');
  expect(onCdktn.status).toBe(0);
  expect(onCdktn.files).toEqual(read(outdir));
});

test('mistakes are refused on cdktn in the same words', () => {
  expect(onCdktn.stdout).toBe(refusal(() => synthesize([mistaken], { outdir: join(folder, 'cdktf') })));
  expect(onCdktn.stdout).toMatchInlineSnapshot(`
    "mistaken-blue-web/number (SnsTopic) has a problem:
      a number that only Terraform knows stands inside of a string: 'is <number>'
        fix: wrap the number in Token.asString(…), so that Terraform joins the two
    mistaken-green-web/number (SnsTopic) has a problem:
      a number that only Terraform knows stands inside of a string: 'is <number>'
        fix: wrap the number in Token.asString(…), so that Terraform joins the two
    mistaken-blue-web/queue (SqsQueue) has a problem:
      aws_sqs_queue.queue.arn is read from mistaken-blue-data too late to become an output there
        fix: read it when the stack is built, outside of Lazy values and aspects
    mistaken-green-web/queue (SqsQueue) has a problem:
      aws_sqs_queue.queue.arn is read from mistaken-green-data too late to become an output there
        fix: read it when the stack is built, outside of Lazy values and aspects"
  `);
});
