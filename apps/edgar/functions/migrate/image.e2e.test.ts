import { withPostgres } from '@ashlar/testing';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../../..');
const MIGRATIONS = readdirSync(join(ROOT, 'apps/edgar/migrations')).filter((name) => name.endsWith('.sql'));
const dockerfile = readFileSync(join(__dirname, 'Dockerfile'), 'utf8').replaceAll('\\\n', '');

/** The arguments of the command in the Dockerfile that makes the program. */
function bundleCommand(): string[] {
  const [, line = ''] = /^RUN node_modules\/\.bin\/esbuild (.+)$/m.exec(dockerfile) ?? [];
  return line.split(/\s+/);
}

withPostgres("the migration task's program", (server) => {
  const folder = mkdtempSync(join(tmpdir(), 'ashlar-image-'));
  const program = join(folder, 'main.cjs');
  afterAll(() => rmSync(folder, { recursive: true }));

  beforeAll(async () => {
    const options = bundleCommand().map((word) =>
      word.startsWith('--outfile=') ? `--outfile=${program}` : word,
    );
    execFileSync(join(ROOT, 'node_modules/.bin/esbuild'), [...options, '--log-level=error'], { cwd: ROOT });
    await server().query('CREATE ROLE administrator LOGIN CREATEROLE CREATEDB');
    await server().query('CREATE DATABASE edgar OWNER administrator');
  });

  /** Away from the repository: nothing of `node_modules` is near. */
  async function run(changes: Record<string, string> = {}) {
    const { host = '', port } = server().as('administrator');
    const settings = { DATABASE_HOST: host, DATABASE_PORT: String(port), DATABASE_NAME: 'edgar' };
    const user = { DATABASE_USER: 'administrator', DATABASE_PASSWORD: 'the-password' };
    const rest = { MIGRATIONS_FOLDER: join(ROOT, 'apps/edgar/migrations'), TIMEOUT_SECONDS: '60' };
    const child = spawn(process.execPath, [program], {
      cwd: folder,
      env: { ...settings, ...user, ...rest, ...changes },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    const [code] = await once(child, 'close');
    return {
      code,
      lines: output
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    };
  }

  test("migrates Edgar's database, with one line of JSON for each migration", async () => {
    const { code, lines } = await run();
    expect(code).toBe(0);
    expect(lines).toHaveLength(MIGRATIONS.length + 1);
    expect(lines.at(-1)).toMatchObject({ service: 'migrate', result: 'done', applied: MIGRATIONS.length });
    expect(await run()).toMatchObject({ code: 0, lines: [{ result: 'done', applied: 0 }] });
  });

  test('says in one line what it lacks, and fails', async () => {
    const { code, lines } = await run({ DATABASE_PASSWORD: '' });
    expect({ code, lines }).toMatchObject({ code: 1, lines: [{ result: 'failed' }] });
  });

  test('fails where nobody answers', async () => {
    const { code, lines } = await run({ DATABASE_HOST: '127.0.0.1', DATABASE_PORT: '1' });
    expect({ code, lines }).toMatchObject({ code: 1, lines: [{ reason: 'Error ECONNREFUSED' }] });
  });

  test('runs as nobody special, from a base image that cannot change', () => {
    const stages = dockerfile.match(/^FROM .+$/gm);
    expect(stages).toHaveLength(2);
    for (const stage of stages ?? [])
      expect(stage).toMatch(/^FROM node:22[\w.]+-alpine[\d.]+@sha256:[0-9a-f]{64}( AS build)?$/);
    expect(new Set(stages?.map((stage) => stage.split(' ')[1])).size).toBe(1);
    expect(dockerfile).toMatch(/^USER node$/m);
  });
});
