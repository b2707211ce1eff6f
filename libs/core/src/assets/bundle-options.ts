import type { BuildOptions } from 'esbuild';

/** What becomes of an entry: one file of CommonJS with everything in it that it imports, as it was written. */
export const bundleOptions = (target: string) =>
  ({
    bundle: true,
    write: false,
    metafile: true,
    outfile: 'index.js',
    platform: 'node',
    format: 'cjs',
    target,
    legalComments: 'none',
    // Packages are named as they are required, wherever node_modules itself lies on this machine.
    preserveSymlinks: true,
    // No compiler options of the checkout, and none of a folder above it.
    tsconfigRaw: '{}',
    logLevel: 'silent',
  }) as const satisfies BuildOptions;
