import { dirname } from 'node:path';
import { Construct, type IConstruct } from 'constructs';
import { refuse } from '../input/input-error.js';
import { ProjectStack } from '../stack/project-stack.js';
import { archiveFile } from './archive-file.js';
import { bundleArchive, type BundleRequest } from './bundle-archive.js';
import { entryProblems, includeProblems } from './bundle-sources.js';
import { sizeProblems } from './read-code.js';

export interface CodeBundleProps {
  /** TypeScript or JavaScript of the app: `functions/auth/handler.ts` is `apps/<app>/functions/auth/handler.ts`. */
  readonly entry: string;
  /** Names that the entry has to export. @default ['handler'] */
  readonly exports?: readonly string[];
  /** The Node that runs it, in esbuild's words. @default 'node22' */
  readonly target?: string;
  /** Files of the app that the code reads while it runs, by their paths beside `index.js`. @default - none */
  readonly include?: Readonly<Record<string, string>>;
}

/**
 * TypeScript for a Lambda function, bundled with everything that it imports into one `index.js` (CommonJS) and packed beside the
 * Terraform JSON. The same sources and the same `package-lock.json` give the same bytes on every machine. Types are not checked here.
 *
 * Bundling takes half a second for an entry with AWS clients; a bundle is kept in `.cache/functions` until something that it was made
 * of is another. `ASHLAR_CACHE=off` keeps and reads nothing.
 *
 * @throws InputError for an entry that is not there or doesn't compile, for an import that leads nowhere or out of the app, and for more than Lambda takes.
 */
export class CodeBundle extends Construct {
  /** For the function's `filename`: from the folder in which Terraform runs. */
  readonly path: string;
  /** For the function's `sourceCodeHash`: the SHA-256 in base64, as Lambda reports it. */
  readonly sourceCodeHash: string;

  constructor(scope: Construct, id: string, props: CodeBundleProps) {
    super(scope, id);
    const { entry, exports = ['handler'], target = 'node22', include = {} } = props;
    const stack = ProjectStack.of(this);
    const where = `${this.node.path} (CodeBundle)`;
    refuse(where, [...entryProblems(stack.appFolder, entry), ...includeProblems(stack.appFolder, include)]);
    const workspace = dirname(dirname(stack.appFolder));
    const request = { workspace, app: stack.app, entry, target, include };
    const { archive, problems } = bundledOnce(this.node.root, request, exports);
    refuse(where, [...problems, ...sizeProblems(entry, 'zipped', archive.length)]);
    const { path, sourceCodeHash } = archiveFile(this, archive);
    this.path = path;
    this.sourceCodeHash = sourceCodeHash;
  }
}

type Answer = ReturnType<typeof bundleArchive>;

/** Environments of one synthesis share what was bundled for one of them. */
const bundles = new WeakMap<IConstruct, Map<string, Answer>>();

function bundledOnce(root: IConstruct, request: BundleRequest, expected: readonly string[]) {
  const known = bundles.get(root) ?? new Map<string, Answer>();
  bundles.set(root, known);
  const key = JSON.stringify(request);
  const answer = known.get(key) ?? bundleArchive(request);
  known.set(key, answer);
  if (!('archive' in answer)) return { archive: new Uint8Array(), problems: answer };
  const missing = expected.filter((name) => !answer.exports.includes(name));
  const problems = missing.map((name) => ({
    what: `${request.entry} does not export ${name}`,
    fix: `export const ${name} = …`,
  }));
  return { archive: answer.archive, problems };
}
