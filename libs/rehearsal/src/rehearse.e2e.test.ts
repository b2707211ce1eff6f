import { join } from 'node:path';
import { readStacks } from '@ashlar/core';
import { ToolchainError } from '@ashlar/terraform';
import { ashlar, E2eFolder, projectRoot } from './e2e-backend.js';
import { rehearse } from './rehearse.js';

test('without a mirror and a registry, a rehearsal has not run: it neither passes nor fails', async () => {
  const place = await E2eFolder.make();
  const proxy = process.env['HTTPS_PROXY'];
  process.env['HTTPS_PROXY'] = 'http://127.0.0.1:9';
  try {
    const out = join(place.base, 'synthesized');
    await ashlar('synth', 'state', 'production', '--output', out);
    const [state] = readStacks(out);
    if (state === undefined) throw new Error('apps/state has no production');
    const { terraform, python } = place.toolchain;
    const environment = { name: 'production', account: '111122223333', region: 'us-east-1' };

    const attempt = rehearse({
      root: projectRoot,
      toolchain: { terraform, python },
      app: 'state',
      environment,
      stacks: [],
      state,
    });

    await expect(attempt).rejects.toThrow(ToolchainError);
    await expect(attempt).rejects.toThrow(
      /no mirror was found, and terraform init: [^]*fix: connect to the internet/,
    );
  } finally {
    if (proxy === undefined) delete process.env['HTTPS_PROXY'];
    else process.env['HTTPS_PROXY'] = proxy;
    place.remove();
  }
});
