import { join } from 'node:path';
import { readStacks } from '@ashlar/core';
import { ashlar, E2eFolder } from './e2e-backend.js';

let place: E2eFolder;
beforeAll(async () => {
  place = await E2eFolder.make();
});
afterAll(() => place.remove());

test('Terraform finds every stack of the repository valid', async () => {
  const out = join(place.base, 'synthesized');
  await ashlar('synth', '--output', out);
  const stacks = readStacks(out);
  expect(stacks.length).toBeGreaterThan(0);
  for (const { name, json } of stacks) {
    const root = place.stack(name, json);
    await root.init('-backend=false');
    await root.validate();
  }
});
