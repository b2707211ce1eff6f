import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Construct } from 'constructs';
import { onSynthesis } from '../engine/index.js';
import { ProjectStack } from '../stack/project-stack.js';

export interface ArchiveFile {
  /** From the folder in which Terraform runs. */
  readonly path: string;
  /** The SHA-256 in base64, as Lambda reports it. */
  readonly sourceCodeHash: string;
}

/** Has an archive written beside the Terraform JSON, under a name that says what is in it. */
export function archiveFile(construct: Construct, bytes: Uint8Array): ArchiveFile {
  const digest = createHash('sha256').update(bytes).digest();
  const path = `assets/${ProjectStack.of(construct).getLogicalId(construct.node)}/${digest.toString('hex')}.zip`;
  onSynthesis(construct, (folder) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  });
  return { path, sourceCodeHash: digest.toString('base64') };
}
