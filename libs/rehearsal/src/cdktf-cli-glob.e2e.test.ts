import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PASSING_FAULTS } from './apply-through-faults.js';
import { CdktfProject, onWorkingNode } from './cdktf-cli.fixture.js';
import { E2eBackend } from './e2e-backend.js';

/** Those that take no minutes. */
const NAMES = ['alerts', 'detection', 'keys', 'registry'];
const staging = `omnirapeutic-staging-+(${NAMES.join('|')})`;
/** Each stack takes about 750 MB. */
const atOnce = ['--parallelism', '4', '--terraform-parallelism', '50'];
const apply = ['--auto-approve', '--skip-provider-lock', ...atOnce];

let backend: E2eBackend;
let project: CdktfProject;
beforeAll(async () => {
  backend = await E2eBackend.start('staging');
  project = await CdktfProject.of(backend);
});
afterAll(() => backend.remove());

const stacks = () => NAMES.map((name) => `omnirapeutic-staging-${name}`);

/** Stacks that have something in their state, and those that have nothing. */
async function standing() {
  const all = { yes: [] as string[], no: [] as string[] };
  for (const name of stacks()) all[(await project.standing(name)) > 0 ? 'yes' : 'no'].push(name);
  return all;
}

/** Once again, as a rehearsal does, when a fault of moto ended it that passes. */
async function deploy(...args: string[]) {
  const first = await project.run('deploy', staging, ...apply, ...args);
  return PASSING_FAULTS.test(first.output) ? project.run('deploy', staging, ...apply, ...args) : first;
}

onWorkingNode(
  'a glob deploys the stacks that it names, each after those that it reads from, and another destroys',
  async () => {
    const outputs = join(backend.base, 'outputs.json');

    const deployed = await deploy('--outputs-file', outputs);
    expect(deployed.output).not.toContain('Error:');
    expect(deployed.exitCode).toBe(0);
    expect((await standing()).no).toEqual([]);
    expect(Object.keys(JSON.parse(readFileSync(outputs, 'utf8')) as object).sort()).toEqual(stacks().sort());

    // Nobody reads from it. Staging says `deletion: 'allowed'`: nothing of it is protected.
    const destroyed = await project.run('destroy', 'omnirapeutic-staging-detect*', ...apply, '--skip-synth');
    expect(destroyed.output).not.toContain('Error:');
    expect(destroyed.exitCode).toBe(0);
    expect((await standing()).no).toEqual(['omnirapeutic-staging-detection']);
  },
);
