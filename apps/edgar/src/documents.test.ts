import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { renderDiagram } from '@ashlar/diagram';
import type { WrittenStack } from '@ashlar/graph';
import { checkHandbook, freshDocuments, type Handbook } from '@ashlar/handbook';
import { environmentOf, stacksOf } from './platform.fixture.js';
import { backupSchedules } from './recovery.js';

const folder = join(__dirname, '..');

const written = (name: 'production' | 'staging'): readonly WrittenStack[] =>
  Object.values(stacksOf(environmentOf(name))).map(({ name: stack, dependencies, json }) => ({
    ...{ file: 'cdk.tf.json', name: stack, dependencies, json },
  }));

const handbook: Handbook = {
  app: 'edgar',
  folders: ['docs', 'runbooks'].map((name) => join(folder, name)),
  environments: new Map([
    ['production', written('production')],
    ['staging', written('staging')],
  ]),
};
const json = JSON.stringify([...handbook.environments.values()].flat());

const read = (page: string) => readFileSync(join(folder, page), 'utf8');
const pages = [...handbook.folders, folder].flatMap((path) =>
  readdirSync(path)
    .filter((file) => file.endsWith('.md'))
    .map((file) => (path === folder ? file : join(basename(path), file))),
);

test('EDG-17: names, figures and links of runbooks and documents are those of the JSON', () => {
  expect(checkHandbook(handbook)).toEqual([]);
});

test('EDG-17: commands of the pages name what the JSON makes', () => {
  // What a restore makes by hand, beside the cluster that Terraform made; and what going back to rolling makes.
  const byHand = /^edgar-production-shop-(?:old|restored)(?:-1|-2)?$|^edgar-staging-backend$/;
  const unknown = pages.flatMap((page) =>
    [
      ...read(page).matchAll(
        /\bedgar(?:-(?:production|staging)-[\w-]*\w|\/(?:production|staging)\/[\w/-]*\w)/g,
      ),
    ]
      .map(([name]) => name)
      .filter((name) => !new RegExp(`${name}(?![\\w-])`).test(json) && !byHand.test(name))
      .map((name) => `${page}: ${name}`),
  );
  expect(unknown).toEqual([]);
});

test('tables of documents are fresh; npm run docs -- edgar makes them anew', () => {
  for (const [file, text] of freshDocuments(handbook)) expect(readFileSync(file, 'utf8')).toBe(text);
});

test('EDG-09: the picture of the architecture is that of the JSON; npm run docs -- edgar draws it anew', async () => {
  const picture = await renderDiagram(written('production'), { title: 'edgar production' });
  expect(read('docs/architecture.svg') === picture).toBe(true);
  for (const boundary of ['Internet', 'AWS account', 'VPC 10.10.0.0/16', 'Public subnets', 'Data subnets'])
    expect(picture).toContain(boundary);
});

test('EDG-06, EDG-07: the pages about releases name group, gate, hook, migration task and configuration of the JSON', () => {
  const stacks = stacksOf(environmentOf('production'));
  const releases = JSON.stringify(stacks['releases']?.json);
  for (const name of ['edgar-production-backend', 'edgar-production-release-gate', 'BeforeAllowTraffic']) {
    expect(releases).toContain(name);
    expect(read('runbooks/deploy.md')).toContain(name);
  }
  expect(releases).toContain('CodeDeployDefault.ECSCanary10Percent5Minutes');
  expect(read('runbooks/deploy.md')).toContain('CodeDeployDefault.ECSCanary10Percent5Minutes');
  for (const page of ['runbooks/deploy.md', 'runbooks/failed-migration.md'])
    expect(read(page)).toContain('edgar-production-migration');
  expect(read('runbooks/roll-back.md')).toContain('aws deploy stop-deployment');
});

test('EDG-12: what is promised to be restored is what the environment promises, on its schedule', () => {
  const { backups } = environmentOf('production');
  const { recoveryPointHours, recoveryTimeHours, copyTo } = backups;
  const page = read('runbooks/restore.md');
  const figures = [...page.matchAll(/(\d+) hours<!-- not ours: backups\.(\w+) of/g)].map(([, ...figure]) =>
    figure.join(' '),
  );
  expect([...new Set(figures)].sort()).toEqual(
    [`${recoveryPointHours} recoveryPointHours`, `${recoveryTimeHours} recoveryTimeHours`].sort(),
  );
  expect(read('runbooks/backup-failed.md')).toContain(`${recoveryPointHours} hours<!-- not ours: backups.`);
  expect(page).toContain(backupSchedules(backups).snapshots.schedule);
  expect(page).toContain(`edgar-production-backup-copy-${copyTo}`);
});

test('EDG-17: the page about an incident says who is told, contains, keeps evidence, notifies and cleans up', () => {
  const page = read('runbooks/security-incident.md');
  const headings = [...page.matchAll(/^## \d\. (.*)$/gm)].map(([, heading]) => heading);
  expect(headings).toEqual(['Contain', 'Keep the evidence', 'Notify', 'Clean up']);
  const logs = written('production').flatMap((stack) =>
    Object.values(stack.json.resource?.['aws_cloudwatch_log_group'] ?? {}).map(
      (group) => (group as { name: string }).name,
    ),
  );
  // What a machine counts, and what releases and rotations say, shows nobody who broke in.
  const evidence = logs.filter((name) => !/containerinsights|\/releases\/|\/rotation$/.test(name));
  expect(evidence.length).toBeGreaterThan(10);
  expect(evidence.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

test('no page is one that nothing leads to, and none is a title alone', () => {
  const texts = pages.map((page) => [page, read(page)] as const);
  const unreached = pages
    .filter((page) => page.startsWith('runbooks/'))
    .filter((page) => {
      const name = basename(page);
      const isLinked = texts.some(([other, text]) => other !== page && text.includes(`${name})`));
      return !json.includes(`/runbooks/${name}`) && !isLinked;
    });
  expect(unreached).toEqual([]);
  expect(texts.filter(([, text]) => text.split('\n').length < 10).map(([page]) => page)).toEqual([]);
});

test('EDG-14: every page that an alarm names is there, and what is only mailed has its page, too', () => {
  const named = [...json.matchAll(/\/runbooks\/([\w-]+\.md)/g)].map(([, page]) => String(page));
  const mailed = ['backup-failed.md', 'findings.md', 'security-incident.md'];
  expect(readdirSync(join(folder, 'runbooks'))).toEqual(
    expect.arrayContaining([...new Set([...named, ...mailed])]),
  );
});
