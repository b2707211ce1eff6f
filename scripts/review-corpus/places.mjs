// @ts-check
import { join } from 'node:path';
import { fetchProvider, startProvider } from './aws-provider.mjs';
import { startEmulator } from './emulator.mjs';
import { terraformEnvironment } from './terraform.mjs';

/** @typedef {import('./run-case.mjs').Place} Place */

/**
 * Where cases are run, one after the other in each: a folder, and for AWS an emulator and a provider.
 * @param {'builtin' | 'aws'} needs
 * @param {{ root: string, scratch: string, workers: number }} where
 * @returns {Promise<{ all: Place[], close: () => void }>}
 */
export async function placesFor(needs, { root, scratch, workers }) {
  const folders = Array.from({ length: workers }, (_, index) => join(scratch, `${needs}-${index}`));
  if (needs === 'builtin') {
    const env = terraformEnvironment({});
    return { all: folders.map((folder) => ({ folder, env })), close: () => undefined };
  }
  const program = await fetchProvider(join(scratch, 'provider'));
  const served = await Promise.all(
    folders.map(async (folder) => {
      const emulator = await startEmulator(root);
      const provider = await startProvider(program, emulator.env);
      const stop = () => [emulator, provider].forEach((each) => each.stop());
      return {
        place: { folder, env: { ...emulator.env, ...provider.env }, endpoint: emulator.endpoint },
        stop,
      };
    }),
  );
  return { all: served.map(({ place }) => place), close: () => served.forEach(({ stop }) => stop()) };
}
