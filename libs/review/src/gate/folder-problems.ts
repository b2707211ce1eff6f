import type { GateProblem } from './gate-finding.js';

/** Something in the folder of a stack. */
export interface FolderEntry {
  /** Relative to the folder: `assets/code/index.zip`. */
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'other';
}

const FILES = new Set(['cdk.tf.json', 'metadata.json', '.terraform.lock.hcl']);

/** Terraform reads every `*.tf`, `*.tf.json` and `*.tfvars` beside what was synthesized, and whatever a link leads to. */
export function folderProblems(entries: readonly FolderEntry[]): GateProblem[] {
  return entries.flatMap(({ path, kind }): GateProblem[] => {
    const [first = '', ...rest] = path.split('/');
    if (kind === 'other') return [problem(path, 'is a link, or no file at all', 'put the file itself there')];
    if (first === 'assets' && (rest.length > 0 || kind === 'folder')) return [];
    if (kind === 'file' && FILES.has(path)) return [];
    if (first === '.terraform' || first.startsWith('terraform.tfstate'))
      return [
        problem(first, 'was left by Terraform, which would believe it', 'synthesize into an empty folder'),
      ];
    const isRead = /\.(?:tf|tofu|tfvars|tf\.json|tofu\.json|tfvars\.json)$/i.test(path);
    const what = isRead ? 'would be read by Terraform too' : 'was not written by a synthesis';
    return kind === 'folder'
      ? []
      : [problem(path, what, 'take it away: a stack is its cdk.tf.json and assets')];
  });
}

const problem = (path: string, what: string, fix: string): GateProblem => ({
  rule: 'extra-file',
  address: path,
  what: `${path} ${what}`,
  fix,
});
