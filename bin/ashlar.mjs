#!/usr/bin/env node
// Runs the TypeScript sources as they are: see launcher/launch.mjs.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from './launcher/launch.mjs';
import { tuneV8 } from './launcher/tune.mjs';

tuneV8();
// `ashlar … | head` has what it wanted.
process.stdout.on('error', (error) => process.exit('code' in error && error.code === 'EPIPE' ? 0 : 1));
// The engine calls util.isArray, and Node 24 says so in every run.
process.noDeprecation = !process.env.ASHLAR_DEBUG;
process.exitCode = await launch(dirname(dirname(fileURLToPath(import.meta.url))), process.argv.slice(2));
