import { Construct } from 'constructs';
import { refuse } from '../input/input-error.js';
import { ProjectStack } from '../stack/project-stack.js';
import { archiveFile } from './archive-file.js';
import { codeProblems, readCode, sizeProblems } from './read-code.js';
import { zip } from './zip.js';

export interface CodeArchiveProps {
  /**
   * A folder of the app, or one file: `functions/resize` is `apps/<app>/functions/resize`. Everything in it is packed as it is:
   * what has to be compiled is compiled before.
   */
  readonly from: string;
}

/**
 * The code of a Lambda function as a ZIP archive beside the Terraform JSON. The same files give the same bytes on every
 * machine and at any time, so Terraform uploads it only when a file was changed.
 */
export class CodeArchive extends Construct {
  /** For the function's `filename`: from the folder in which Terraform runs. */
  readonly path: string;
  /** For the function's `sourceCodeHash`: the SHA-256 in base64, as Lambda reports it. */
  readonly sourceCodeHash: string;

  constructor(scope: Construct, id: string, { from }: CodeArchiveProps) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    const where = `${this.node.path} (CodeArchive)`;
    refuse(where, codeProblems(stack.appFolder, from));
    const bytes = zip(readCode(stack.appFolder, from));
    refuse(where, sizeProblems(from, 'zipped', bytes.length));

    const { path, sourceCodeHash } = archiveFile(this, bytes);
    this.path = path;
    this.sourceCodeHash = sourceCodeHash;
  }
}
