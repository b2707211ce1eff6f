import { strToU8, zipSync } from 'fflate';
import { readPlanArchive } from './plan-archive.js';

const state = JSON.stringify({ version: 4, lineage: 'abc', serial: 7, outputs: { password: 'hush' } });

test('of a saved plan, the place in the history of its state and its providers are read', () => {
  const plan = zipSync({
    tfplan: strToU8('plan'),
    tfstate: strToU8(state),
    '.terraform.lock.hcl': strToU8('provider'),
  });
  expect(readPlanArchive(plan, 'shop')).toEqual({ lineage: 'abc', serial: 7, lock: 'provider' });
});

test.each([
  ['no zip', strToU8('plan')],
  ['a zip of something else', zipSync({ other: strToU8('x') })],
])('what is %s is no saved plan', (_what, file) => {
  expect(() => readPlanArchive(file, 'shop')).toThrow('its saved plan is none of Terraform');
});
