import { join } from 'node:path';
import { file, temporaryFolder } from '@ashlar/testing';
import { holderOf, type Process } from './holder.js';
import type { StateLock } from './state-lock.js';

const lock: StateLock = {
  id: 'abc',
  path: 'states/shop/dns.tfstate',
  operation: 'apply',
  who: 'ann@laptop',
  version: '1.11.4',
  created: new Date(),
};

/** A folder that was initialized for a state. */
function initialized(key: string): string {
  const folder = temporaryFolder();
  const state = JSON.stringify({ backend: { config: { bucket: 'states', key } } });
  file(join(folder, '.terraform/terraform.tfstate'), state);
  return folder;
}

const on = (processes: readonly Process[] | undefined, who = 'ann@laptop') =>
  holderOf(lock, { who, processes: () => processes });

test('a Terraform that runs where the locked state is used is the holder', () => {
  const folder = initialized('shop/dns.tfstate');
  expect(on([{ pid: 7, name: 'terraform', folder }])).toEqual({ is: 'alive', pid: 7 });
});

test('its provider, a shell in the folder and a Terraform of another state are not', () => {
  const folder = initialized('shop/dns.tfstate');
  const others = [
    { pid: 1, name: 'terraform-provider-aws', folder },
    { pid: 2, name: 'bash', folder },
    { pid: 3, name: 'terraform', folder: initialized('shop/keys.tfstate') },
    { pid: 4, name: 'terraform', folder: temporaryFolder() },
  ];
  expect(on(others)).toEqual({ is: 'gone' });
});

test("nothing is known of another machine's processes, nor where they can't be listed", () => {
  expect(on([], 'ann@desktop')).toEqual({ is: 'unknown' });
  expect(on(undefined)).toEqual({ is: 'unknown' });
});
