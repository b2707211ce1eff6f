// @ts-check
import { ashlarSynth, editOf, WARM_UPS } from './ashlar-synth.mjs';
import { awsCdkProject, compiledProject, templateProject, workspaceProject } from './resource-programs.mjs';
import { binary } from './root.mjs';

/**
 * A way from a program to what is deployed: a project of so many resources, and how it is synthesized.
 * @typedef {import('./synthesis-run.mjs').Synthesis & {
 *   readonly name: string,
 *   readonly project: (folder: string, resources: number) => string,
 * }} Way
 */

/** @satisfies {Record<string, Way>} */
export const ways = {
  template: {
    name: 'cdktf synth, npx ts-node',
    project: templateProject,
    synthesis: (out) => ({ command: [binary('cdktf'), 'synth', '--output', out] }),
  },
  tsx: {
    name: 'npx tsx',
    project: templateProject,
    synthesis: (out) => ({ command: ['npx', 'tsx', 'main.ts'], env: { CDKTF_OUTDIR: out } }),
  },
  stock: {
    name: 'CDKTF, compiled',
    project: compiledProject,
    synthesis: (out) => ({ command: [process.execPath, 'main.js'], env: { CDKTF_OUTDIR: out } }),
  },
  // Both run by node, without AWS CDK's own command line.
  awsCdk: {
    name: 'AWS CDK, compiled',
    project: awsCdkProject,
    synthesis: (out) => ({ command: [process.execPath, 'main.js'], env: { CDK_OUTDIR: out } }),
  },
  // What is switched off stands in programs/aws-cdk.cjs.
  bareAwsCdk: {
    name: 'AWS CDK, compiled, validating nothing',
    project: awsCdkProject,
    synthesis: (out) => ({
      command: [process.execPath, 'main.js'],
      env: { CDK_OUTDIR: out, BENCH_BARE: '1', CDK_DISABLE_STACK_TRACE: '1' },
    }),
  },
  ours: {
    name: 'ashlar synth, after an edit',
    project: workspaceProject,
    synthesis: ashlarSynth(),
    warmUps: WARM_UPS,
    edit: editOf('apps/bench/src/resources.ts'),
  },
};
