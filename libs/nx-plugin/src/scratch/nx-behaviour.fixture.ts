import { expectedTasks, ROWS, TARGETS } from './affected-rows.fixture.js';
import { type NxVersion, ScratchWorkspace } from './scratch-workspace.fixture.js';

/** What holds on every version of Nx, in one repository, which is reset before each test. */
export function behavesOn(version: NxVersion): void {
  let workspace: ScratchWorkspace;
  beforeAll(() => (workspace = new ScratchWorkspace(version)));
  afterAll(() => workspace.dispose());
  beforeEach(() => {
    workspace.reset();
    workspace.daemon = false;
  });

  describe.each([
    ['without the daemon', false],
    ['with the daemon', true],
  ])('affected, %s', (_, daemon) => {
    beforeEach(() => (workspace.daemon = daemon));

    test.each(ROWS)('$title', (row) => {
      row.change(workspace);
      expect(workspace.affected(...TARGETS)).toEqual(expectedTasks(row, version));
    });
  });

  test('a stack is deployed after those that it reads from, of other apps too, with the options of the first', () => {
    const { stdout } = workspace.nx(
      'run',
      'app-blog:deploy--blog-prod-site',
      '--output-style=static',
      '--auto-approve',
    );
    expect(applied(stdout)).toEqual([
      'apply shop-prod-network --auto-approve',
      'apply blog-prod-site --auto-approve',
    ]);
  });

  test('a stack is destroyed after those that read from it', () => {
    const { stdout } = workspace.nx('run', 'app-shop:destroy--shop-prod-network', '--output-style=static');
    expect(applied(stdout).slice(0, 2).sort()).toEqual([
      'destroy blog-prod-site',
      'destroy shop-prod-service',
    ]);
    expect(applied(stdout)[2]).toBe('destroy shop-prod-network');
  });

  test('an app is synthesized again when what it is made of changes, and at no other change', () => {
    const synthesized = () => workspace.nx('run', 'app-shop:synth').stdout.includes('0/1 hit');
    expect(synthesized()).toBe(true);
    workspace.append('apps/shop/src/app.test.ts', '// a comment\n');
    workspace.append('apps/shop/docs/guide.md', 'more\n');
    workspace.append('libs/cli/src/cli.test.ts', '// a comment\n');
    workspace.append('libs/cli/README.md', 'more\n');
    workspace.append('libs/core/src/core.test.ts', '// a comment\n');
    workspace.append('apps/shop/README.md', 'more\n');
    workspace.append('libs/core/README.md', 'more\n');
    workspace.append('libs/aws/zip/src/zip.ts', '// a comment\n');
    workspace.append('apps/lone/runbooks/page.md', 'more\n');
    workspace.write(
      'package-lock.json',
      workspace.read('package-lock.json').replaceAll('jest-1.0.0', 'jest-1.0.1'),
    );
    expect(synthesized()).toBe(false);

    workspace.write('apps/shop/runbooks/another.md', 'new\n');
    expect(synthesized()).toBe(true);
    workspace.write('apps/shop/functions/resize/notes.md', 'in the zip\n');
    expect(synthesized()).toBe(true);
    workspace.append('bin/ashlar.mjs', '// a comment\n');
    expect(synthesized()).toBe(true);
    workspace.append('libs/cli/src/cli.ts', '// a comment\n');
    expect(synthesized()).toBe(true);
    workspace.append('libs/core/src/core.ts', '// a comment\n');
    expect(synthesized()).toBe(true);
  });

  test('what was synthesized comes back from the cache, and files beside it stay', () => {
    workspace.nx('run', 'app-shop:synth');
    const folder = 'apps/shop/cdktf.out/stacks/shop-prod-network';
    const written = workspace.read(`${folder}/cdk.tf.json`);
    workspace.write(`${folder}/cdk.tf.json`, 'changed');
    workspace.write(`${folder}/terraform.tfstate`, 'precious');
    expect(workspace.nx('run', 'app-shop:synth').stdout).toContain('1/1 hit');
    expect(workspace.read(`${folder}/cdk.tf.json`)).toBe(written);
    expect(workspace.read(`${folder}/terraform.tfstate`)).toBe('precious');
  });

  test.each([
    ['without the daemon', false],
    ['with the daemon', true],
  ])(
    'an inventory that is not what the apps synthesize fails the check, and `nx sync` mends it, %s',
    (_, daemon) => {
      workspace.daemon = daemon;
      workspace.write(
        'apps/lone/src/synthesized.json',
        '{ "lone-prod-zip": [], "lone-new-zip": ["lone-prod-zip"] }\n',
      );
      const check = workspace.nx('sync:check');
      expect(check.code).toBe(1);
      expect(check.stdout + check.stderr).toContain('apps/lone/stacks.json: lone-new-zip is new');
      expect(check.stdout + check.stderr).toContain('apps/lone/stacks.json: lone-test-zip is gone');

      expect(workspace.nx('sync').code).toBe(0);
      expect(JSON.parse(workspace.read('apps/lone/stacks.json'))).toEqual({
        stacks: {
          'lone-new-zip': { dependencies: ['lone-prod-zip'], environment: 'new' },
          'lone-prod-zip': { dependencies: [], environment: 'prod' },
        },
      });
      expect(workspace.nx('sync:check').code).toBe(0);
    },
  );

  test('a broken inventory is one error that names the file, and its fix mends it without Nx', () => {
    workspace.write('apps/lone/stacks.json', '<<<<<<< HEAD\n');
    workspace.remove('apps/shop/stacks.json');
    const { code, stdout, stderr } = workspace.nx('show', 'projects');
    expect(code).toBe(1);
    expect(stdout + stderr).toContain('apps/lone/stacks.json is no JSON');
    expect(stdout + stderr).toContain('apps/shop/stacks.json is missing');
    const [, fix] = /fix: node (\S+)/.exec(stdout + stderr) ?? [];

    expect(workspace.node(String(fix))).toMatchObject({ code: 0 });
    expect(workspace.nx('show', 'projects')).toMatchObject({ code: 0 });
  });
}

/** What the tasks printed, which is what they were asked for. */
const applied = (stdout: string) => stdout.match(/^(apply|destroy) .*$/gm) ?? [];
