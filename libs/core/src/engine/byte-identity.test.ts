import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn, scratchFolder } from '@ashlar/testing';

const scratch = scratchFolder();

/** Synthesizes the app of every feature in modules of its own, with the engine as published or with ours. */
function synthesizeWith(engine: 'stock' | 'ours') {
  const outdir = mkdtempSync(join(scratch, `${engine}-`));
  process.env['ASHLAR_ENGINE'] = engine;
  jest.isolateModules(() => {
    const { isStock } = require('./index.js') as typeof import('./index.js');
    const { synthesize } =
      require('../synthesis/synthesize.js') as typeof import('../synthesis/synthesize.js');
    const { everyFeature } =
      require('./every-feature.fixture.js') as typeof import('./every-feature.fixture.js');
    expect(isStock).toBe(engine === 'stock');
    synthesize([everyFeature], { outdir });
  });
  return filesIn(outdir);
}

const stock = synthesizeWith('stock');
const ours = synthesizeWith('ours');

test('every stack is the same byte for byte as the engine would have written it', () => {
  expect(Object.keys(ours)).toHaveLength(11);
  expect(ours).toEqual(stock);
});

test('two runs write the same bytes', () => {
  expect(synthesizeWith('ours')).toEqual(ours);
});

test('the app of every feature has what it is named for', () => {
  const text = Object.values(ours).join('\n');
  for (const feature of [
    'terraform_remote_state',
    'for_each',
    '"dynamic"',
    'count.index',
    '@cdktf/warn',
    'overrides',
    'prevent_destroy": null',
    'provisioner',
    '"moved"',
    'us-gov-west-1',
  ])
    expect(text).toContain(feature);
});
