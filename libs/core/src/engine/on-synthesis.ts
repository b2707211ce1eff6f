import synthesizer = require('cdktf/lib/synthesize/synthesizer');
import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { join } from 'node:path';

/** Lets a construct write files of its own into the folder of its stack, before the JSON is written there. */
export function onSynthesis(construct: IConstruct, write: (folder: string) => void): void {
  synthesizer.addCustomSynthesis(construct, {
    onSynthesize: ({ outdir, manifest }) =>
      write(join(outdir, manifest.forStack(TerraformStack.of(construct)).workingDirectory)),
  });
}
