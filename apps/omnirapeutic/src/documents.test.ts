import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderDiagram } from '@ashlar/diagram';
import type { WrittenStack } from '@ashlar/graph';
import { checkHandbook, freshDocuments, type Handbook } from '@ashlar/handbook';
import { environmentOf, stacksOf } from './platform.fixture.js';

const folder = join(__dirname, '..');

const written = (name: 'production' | 'staging'): readonly WrittenStack[] =>
  Object.values(stacksOf(environmentOf(name))).map((stack) => ({ file: 'cdk.tf.json', ...plain(stack) }));

const plain = ({ name, dependencies, json }: Omit<WrittenStack, 'file'>) => ({ name, dependencies, json });

const handbook: Handbook = {
  app: 'omnirapeutic',
  folders: ['docs', 'runbooks'].map((name) => join(folder, name)),
  environments: new Map([
    ['production', written('production')],
    ['staging', written('staging')],
  ]),
};

test('ORP-16, ORP-23: names, figures and links of runbooks and documents are those of the JSON', () => {
  expect(checkHandbook(handbook)).toEqual([]);
});

test('tables of documents are fresh; npm run docs -- omnirapeutic makes them anew', () => {
  for (const [file, text] of freshDocuments(handbook)) expect(readFileSync(file, 'utf8')).toBe(text);
});

test('ORP-24: the picture of the architecture is that of the JSON; npm run docs -- omnirapeutic draws it anew', async () => {
  const picture = await renderDiagram(written('production'), { title: 'omnirapeutic production' });
  expect(readFileSync(join(folder, 'docs/architecture.svg'), 'utf8') === picture).toBe(true);
  for (const boundary of [
    'Internet',
    'AWS account',
    'VPC 10.0.0.0/16',
    'Public subnets',
    'App subnets',
    'Data subnets',
  ])
    expect(picture).toContain(boundary);
});

test('the documents that the source lists are all there', () => {
  const [index = ''] = [readFileSync(join(folder, 'docs/README.md'), 'utf8')];
  for (const name of [
    ...['deployment-guide', 'operations-runbook', 'troubleshooting', 'security-compliance'],
    ...['disaster-recovery', 'monitoring-guide', 'architecture-diagram'],
  ]) {
    expect(index).toContain(`(${name}.md)`);
  }
});

test('what is mailed by events has its page, and no page is one that nothing leads to', () => {
  const pages = readdirSync(join(folder, 'runbooks'));
  expect(pages).toEqual(expect.arrayContaining(['backup-failed.md', 'critical.md', 'findings.md']));
  const documents = ['docs', 'runbooks'].flatMap((name) =>
    readdirSync(join(folder, name))
      .filter((file) => file.endsWith('.md'))
      .map((file) => readFileSync(join(folder, name, file), 'utf8')),
  );
  const alarms = JSON.stringify(written('production').map(({ json }) => json));
  const unreached = pages.filter(
    (page) => !alarms.includes(`/runbooks/${page}`) && !documents.some((text) => text.includes(`${page})`)),
  );
  expect(unreached).toEqual([]);
});
