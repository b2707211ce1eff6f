// @ts-check
// A process for one synthesis of `ashlar watch`: loads the packages, and waits for the sources.
import { inMemory } from './in-memory.mjs';
import { bundledPackages } from './packages.mjs';
import { tuneV8 } from './tune.mjs';

const [root = '', cache = '', wanted = '[]'] = process.argv.slice(2);
tuneV8();
process.noDeprecation = true;
// Ctrl-C reaches us too; what is being written is written to its end.
process.on('SIGINT', () => undefined);
process.once('disconnect', () => process.exit());

const packages = await bundledPackages(root, { cache, wanted: JSON.parse(wanted), mayBuild: true });
for (const id of /** @type {string[]} */ (JSON.parse(wanted))) packages?.require(id);
packages?.keepCode();

process.once('message', async (/** @type {{ code: string, argv: string[] }} */ { code, argv }) => {
  process.exitCode = await inMemory(root, code, packages?.require)(argv, {});
  process.disconnect();
});
