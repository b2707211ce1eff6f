import type { TargetConfiguration } from '@nx/devkit';
import { auditInputs, synthInputs } from './synth-inputs.js';

/** What an app can do as a whole. */
export function appTargets(
  root: string,
  app: string,
  isAudited: boolean,
): Record<string, TargetConfiguration> {
  return {
    // Into a folder of the app's own: the root's cdktf.out holds what was synthesized last, whatever that was.
    synth: {
      command: `node bin/ashlar.mjs synth ${app} --output ${root}/cdktf.out`,
      cache: true,
      inputs: synthInputs,
      // Not the folder: a person's Terraform may keep a state beside.
      outputs: [
        '{projectRoot}/cdktf.out/manifest.json',
        '{projectRoot}/cdktf.out/stacks/*/cdk.tf.json',
        '{projectRoot}/cdktf.out/stacks/*/assets',
      ],
      metadata: { description: `Terraform JSON of every environment of ${app}`, technologies: ['terraform'] },
    },
    validate: {
      command: `node bin/ashlar.mjs validate ${app}`,
      inputs: synthInputs,
      metadata: { description: `terraform validate of every stack of ${app}`, technologies: ['terraform'] },
    },
    ...(isAudited ? { audit: audit(app) } : {}),
  };
}

/** Waivers end on a day: the same files are judged otherwise tomorrow, so it isn't cached. */
const audit = (app: string): TargetConfiguration => ({
  command: `node bin/ashlar.mjs audit ${app}`,
  inputs: auditInputs,
  metadata: {
    description: `${app} judged by the rules of its pack`,
    technologies: ['terraform'],
  },
});
