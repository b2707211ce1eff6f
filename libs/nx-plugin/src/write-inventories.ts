import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { upToDateInventories } from './inventory/list-stacks.js';

// As `nx sync` does, for when an inventory is so broken that Nx has no project graph, without which it syncs nothing.
async function main(): Promise<void> {
  const root = join(__dirname, '../../..');
  const apps = readdirSync(join(root, 'apps')).filter((app) =>
    existsSync(join(root, 'apps', app, 'src/main.ts')),
  );
  for (const [file, text] of await upToDateInventories(root, apps)) writeFileSync(join(root, file), text);
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
