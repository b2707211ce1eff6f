import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue/index.js';
import { filesIn, refusal, scratchFolder, testEnvironment } from '@ashlar/testing';
import { Annotations } from '../engine/index.js';
import { InputError, refuse } from '../input/input-error.js';
import type { AppDefinition, Target } from '../stack/app-definition.js';
import { ProjectStack } from '../stack/project-stack.js';
import { synthesize } from './synthesize.js';

/** Two environments with two stacks each, of which the second reads from the first, and whatever a test adds. */
const app = (also: (target: Target, web: ProjectStack) => void = () => undefined): AppDefinition => ({
  name: 'demo',
  environments: [testEnvironment({ name: 'blue' }), testEnvironment({ name: 'green' })],
  build(target) {
    const [data, web] = [new ProjectStack(target, 'data'), new ProjectStack(target, 'web')];
    new SqsQueue(web, 'queue', { name: new SqsQueue(data, 'queue').name });
    also(target, web);
  },
});

const scratch = scratchFolder();

/** An output folder, alone in its parent, so that whatever else is left behind can be seen. */
function emptyOutdir(): string {
  return join(mkdtempSync(join(scratch, 'synthesis-')), 'out');
}

test('the stacks that were written are returned, with what a person wants to know of them', () => {
  const outdir = emptyOutdir();
  const [first, second] = synthesize([app()], { outdir, environment: 'blue' });
  expect(first).toEqual({
    name: 'demo-blue-data',
    app: 'demo',
    environment: 'blue',
    resources: 1,
    dependencies: [],
    file: join(outdir, 'stacks/demo-blue-data/cdk.tf.json'),
  });
  expect(second).toMatchObject({ name: 'demo-blue-web', dependencies: ['demo-blue-data'] });
});

test('two syntheses write the same bytes', () => {
  const [one, other] = [emptyOutdir(), emptyOutdir()];
  synthesize([app()], { outdir: one });
  synthesize([app()], { outdir: other });
  expect(filesIn(one)).toEqual(filesIn(other));
});

const mistakes: Record<string, (target: Target, web: ProjectStack) => void> = {
  'while it was built': ({ environment }) =>
    refuse(`in ${environment.name}`, [{ what: 'x is y', fix: 'use z' }]),
  'for its construct tree': (_, web) => web.node.findChild('queue').node.addDependency(web),
  'while it was rendered': (_, web) => {
    const queue = new SqsQueue(web, 'slow');
    queue.name = `p-${queue.delaySeconds}`;
  },
  'for its JSON': (_, web) => new SqsQueue(web, 'slow', { name: '${aws_vpc.none.id}' }),
  'by an annotation': (_, web) => Annotations.of(web).addError('no'),
  'for a circle of stacks': (target, web) =>
    new SqsQueue(target.root.node.findChild(`demo-${target.environment.name}-data`), 'back', {
      name: (web.node.findChild('queue') as SqsQueue).arn,
    }),
};

test.each(Object.entries(mistakes))('when a stack is refused %s, nothing is written', (_, mistake) => {
  const outdir = emptyOutdir();
  refusal(() => synthesize([app(mistake)], { outdir }));
  expect(existsSync(outdir)).toBe(false);
  expect(readdirSync(join(outdir, '..'))).toEqual([]);
});

test.each(Object.entries(mistakes))(
  'when a stack is refused %s, earlier output stays as it was',
  (_, mistake) => {
    const outdir = emptyOutdir();
    synthesize([app()], { outdir });
    writeFileSync(join(outdir, 'stacks/demo-blue-web/terraform.tfstate'), '{}');
    const before = filesIn(outdir);

    const onlyGreen = app((target, web) => {
      if (target.environment.name === 'green') mistake(target, web);
      else new SqsQueue(web, 'new');
    });
    refusal(() => synthesize([onlyGreen], { outdir }));
    expect(filesIn(outdir)).toEqual(before);
    expect(readdirSync(join(outdir, '..'))).toEqual(['out']);
  },
);

test.each(Object.entries(mistakes))('a refusal %s holds no stack trace', (_, mistake) => {
  expect(refusal(() => synthesize([app(mistake)], { outdir: emptyOutdir() }))).not.toMatch(/^\s+at /m);
});

test('a bug is thrown as it is, and leaves nothing behind either', () => {
  const outdir = emptyOutdir();
  const bug = () => {
    throw new TypeError('a bug');
  };
  expect(() => synthesize([app(bug)], { outdir })).toThrow(new TypeError('a bug'));
  expect(readdirSync(join(outdir, '..'))).toEqual([]);
});

test('what the engine itself refuses names the stack, and keeps the stack trace for who asks', () => {
  const mistake = mistakes['by an annotation'];
  try {
    synthesize([app(mistake)], { outdir: emptyOutdir() });
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    expect((error as InputError).message).toContain('[demo-blue-web] no');
    expect((error as InputError).cause).toBeInstanceOf(Error);
  }
  expect.assertions(3);
});

test('a circle of stacks is refused by name', () => {
  const mistake = mistakes['for a circle of stacks'];
  expect(refusal(() => synthesize([app(mistake)], { outdir: emptyOutdir() }))).toContain('demo-blue-data');
});

test('problems of several environments are in one error', () => {
  const mistake = mistakes['while it was built'];
  expect(refusal(() => synthesize([app(mistake)], { outdir: emptyOutdir() }))).toMatchInlineSnapshot(`
    "in blue has a problem:
      x is y
        fix: use z
    in green has a problem:
      x is y
        fix: use z"
  `);
});

test.each<[string, (queue: SqsQueue) => void]>([
  ['the construct tree', (queue) => queue.node.addDependency(queue.node.root)],
  ['the engine', (queue) => (queue.name = `p-${queue.delaySeconds}`)],
  ['the JSON', (queue) => (queue.name = '${aws_vpc.none.id}')],
])('problems of several stacks that %s shows are in one error', (_, mistake) => {
  const inBoth = app((target, web) => {
    const data = target.root.node.findChild(`demo-${target.environment.name}-data`);
    for (const stack of [data, web]) mistake(new SqsQueue(stack, 'slow'));
  });
  const message = refusal(() => synthesize([inBoth], { outdir: emptyOutdir() }));
  for (const stack of ['blue-data', 'blue-web', 'green-data', 'green-web'])
    expect(message).toContain(`demo-${stack}/slow`);
});

test('a partial synthesis leaves exactly its stacks', () => {
  const outdir = emptyOutdir();
  synthesize([app()], { outdir });
  synthesize([app()], { outdir, environment: 'green' });
  expect(Object.keys(filesIn(outdir))).toEqual([
    'manifest.json',
    'stacks/demo-green-data/cdk.tf.json',
    'stacks/demo-green-web/cdk.tf.json',
  ]);
});

test('only the app that was asked for is built', () => {
  const other: AppDefinition = { ...app(), name: 'other', build: () => expect(false).toBe(true) };
  expect(synthesize([app(), other], { outdir: emptyOutdir(), app: 'demo' })).toHaveLength(4);
});

test('the folder that cdktf-cli names is used, unless another one is asked for', () => {
  const [named, asked] = [emptyOutdir(), emptyOutdir()];
  process.env['CDKTF_OUTDIR'] = named;
  try {
    synthesize([app()]);
    expect(existsSync(join(named, 'manifest.json'))).toBe(true);
    synthesize([app()], { outdir: asked });
    expect(existsSync(join(asked, 'manifest.json'))).toBe(true);
  } finally {
    delete process.env['CDKTF_OUTDIR'];
  }
});

test('without a word about the folder, it is cdktf.out in the current one', () => {
  const [before, current] = [process.cwd(), mkdtempSync(join(scratch, 'cwd-'))];
  process.chdir(current);
  try {
    synthesize([app()]);
    expect(readdirSync(current)).toEqual(['cdktf.out']);
  } finally {
    process.chdir(before);
  }
});

test('an output folder may lie in folders that are not there yet, or hold files of others', () => {
  const outdir = join(emptyOutdir(), 'some/where');
  mkdirSync(join(outdir, 'stacks'), { recursive: true });
  writeFileSync(join(outdir, 'stacks/.DS_Store'), 'of the Finder');
  synthesize([app()], { outdir });
  expect(filesIn(outdir)).toMatchObject({ 'stacks/.DS_Store': 'of the Finder' });
  expect(existsSync(join(outdir, 'manifest.json'))).toBe(true);
});

test('two stacks that are refused are told together, and what builds on them is not', () => {
  const wrong = (name: string) => () => refuse(name, [{ what: 'x is y', fix: 'use z' }]);
  const attempt = () =>
    synthesize(
      [
        {
          ...app(),
          build({ step }) {
            const data = step(wrong('data'));
            step(wrong('registry'));
            step(() => [data(), wrong('services')()]);
          },
        },
      ],
      { outdir: emptyOutdir(), environment: 'blue' },
    );
  expect(refusal(attempt)).toMatch(/^data has a problem:\n.*\n.*\nregistry has a problem:\n.*\n.*$/);
});

test('what may surprise somebody is said after everything was written, and refuses nothing', () => {
  const outdir = emptyOutdir();
  const heard: unknown[] = [];
  const surprising = app((_, web) => web.warn(web, [{ what: 'x costs more', fix: 'use z' }]));
  synthesize([surprising], {
    outdir,
    environment: 'blue',
    warn: (warning) => heard.push(existsSync(join(outdir, 'manifest.json')), warning),
  });
  const where = 'demo-blue-web (ProjectStack)';
  expect(heard).toEqual([true, { where, problems: [{ what: 'x costs more', fix: 'use z' }] }]);
});
