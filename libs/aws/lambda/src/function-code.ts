import { CodeArchive, CodeBundle, isKnown, isRecord, is, type Problem } from '@ashlar/core';
import type { Construct } from 'constructs';

export type Architecture = 'arm64' | 'x86_64';

export interface EntryCode {
  /** TypeScript of the app, bundled with all that it imports: `functions/auth/handler.ts`. */
  readonly entry: string;
  /** The export that Lambda calls. @default 'handler' */
  readonly handler?: string;
  /** Files of the app that the code reads while it runs, by their paths beside `index.js`. @default - none */
  readonly include?: Readonly<Record<string, string>>;
}

export interface FolderCode {
  /** A folder of the app, or one file, packed as it is. */
  readonly folder: string;
  /** `<file>.<function>`: `index.handler`. */
  readonly handler: string;
}

export interface ImageCode {
  /** In ECR of the function's region, by digest or tag. */
  readonly image: string;
  /** @default - the image's own */
  readonly command?: readonly string[];
}

export type FunctionCode = EntryCode | FolderCode | ImageCode;

/** Who decides what code runs. */
export interface Owners {
  /**
   * `'ci'`: deployments upload code, publish versions and move the alias. Terraform makes the first version; what it changes later
   * (memory, variables) reaches the callers with the next deployment.
   * @default 'terraform'
   */
  readonly code?: 'terraform' | 'ci';
}

/** The arguments of the function and of its alias that others own, and nothing else: the rest stays managed. */
export function ignoredArguments(owners: Owners | undefined, code: FunctionCode) {
  if (owners?.code !== 'ci') return {};
  const ofFunction = 'image' in code ? ['image_uri'] : ['filename', 'source_code_hash'];
  return { ofFunction, ofAlias: ['function_version', 'routing_config'] };
}

/** What the function is told of its code. */
export function codeArguments(scope: Construct, code: FunctionCode, runtime: string) {
  if ('image' in code) {
    const imageConfig = code.command === undefined ? undefined : { command: [...code.command] };
    return { packageType: 'Image', imageUri: code.image, imageConfig };
  }
  const { path, sourceCodeHash } =
    'entry' in code ? bundle(scope, code, runtime) : new CodeArchive(scope, 'code', { from: code.folder });
  const handler = 'entry' in code ? `index.${code.handler ?? 'handler'}` : code.handler;
  return { packageType: 'Zip', filename: path, sourceCodeHash, runtime, handler };
}

function bundle(scope: Construct, { entry, handler = 'handler', include }: EntryCode, runtime: string) {
  const target = runtime.replace(/^nodejs(\d+)\.x$/, 'node$1');
  return new CodeBundle(scope, 'code', {
    entry,
    exports: [handler],
    target,
    ...(include ? { include } : {}),
  });
}

const KINDS = { entry: ['handler', 'include'], folder: ['handler'], image: ['command'] } as const;

/** What is wrong with the shape of the code; what is in it is looked at when it is packed. */
export function codeProblems(code: unknown): Problem[] {
  const fix = "give one of { entry: 'functions/auth/handler.ts' }, { folder, handler } and { image }";
  if (!isRecord(code)) return [{ what: is('code', code), fix }];
  const kinds = (Object.keys(KINDS) as (keyof typeof KINDS)[]).filter((kind) => code[kind] !== undefined);
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1)
    return [
      {
        what: `code has ${kinds.length === 0 ? 'none of entry, folder and image' : kinds.join(' and ')}`,
        fix,
      },
    ];
  const allowed: readonly string[] = [kind, ...KINDS[kind]];
  const strangers = Object.keys(code).filter((key) => !allowed.includes(key));
  return [
    ...strangers.map((key) => ({
      what: `code has '${key}' beside ${kind}`,
      fix: `use ${allowed.join(', ')}`,
    })),
    ...(kind === 'image' ? imageProblems(code['image']) : handlerProblems(kind, code['handler'])),
  ];
}

const IMAGE =
  /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(\.cn)?\/[^\s:@]+(:[\w.-]+|@sha256:[0-9a-f]{64})$/;

function imageProblems(image: unknown): Problem[] {
  if (!isKnown(image) || (typeof image === 'string' && IMAGE.test(image))) return [];
  const fix = 'name an image of ECR with its tag or digest: Lambda pulls from nowhere else';
  return [{ what: is('code.image', image), fix }];
}

function handlerProblems(kind: 'entry' | 'folder', handler: unknown): Problem[] {
  if (kind === 'entry') {
    if (handler === undefined || (typeof handler === 'string' && /^[A-Za-z_$][\w$]*$/.test(handler)))
      return [];
    return [{ what: is('code.handler', handler), fix: "name the export: 'handler'" }];
  }
  if (typeof handler === 'string' && /^[^\s.]+(\.[^\s.]+)+$/.test(handler) && handler.length <= 128)
    return [];
  return [{ what: is('code.handler', handler), fix: "name file and function: 'index.handler'" }];
}
