import { isKnown, isRecord, is, type Problem, secretIn, sortedEntries } from '@ashlar/core';

type Variables = Readonly<Record<string, string>>;

/** asOf: 2026-11, source: Lambda developer guide, "Lambda quotas": all variables of a function together, as JSON */
const MAX_BYTES = 4096;

const NAME = /^[A-Za-z]\w+$/;

/**
 * asOf: 2026-11
 * source: Lambda developer guide, "Defined runtime environment variables", the reserved ones
 */
const RESERVED = new Set([
  ...['_HANDLER', '_X_AMZN_TRACE_ID', 'AWS_DEFAULT_REGION', 'AWS_REGION', 'AWS_EXECUTION_ENV'],
  ...['AWS_LAMBDA_FUNCTION_NAME', 'AWS_LAMBDA_FUNCTION_MEMORY_SIZE', 'AWS_LAMBDA_FUNCTION_VERSION'],
  ...['AWS_LAMBDA_INITIALIZATION_TYPE', 'AWS_LAMBDA_LOG_GROUP_NAME', 'AWS_LAMBDA_LOG_STREAM_NAME'],
  ...['AWS_ACCESS_KEY', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'],
  ...['AWS_LAMBDA_RUNTIME_API', 'LAMBDA_TASK_ROOT', 'LAMBDA_RUNTIME_DIR'],
]);

/** What Lambda refuses as variables, and secrets that would stand in plain text. The messages never hold a value. */
export function environmentProblems(environment: unknown, harmless: unknown = {}): Problem[] {
  if (environment === undefined) return [];
  const fix = 'give texts by name: { DATABASE_HOST: proxy.endpoint }';
  if (!isRecord(environment)) return [{ what: 'environment is no record', fix }];
  if (!isRecord(harmless))
    return [{ what: is('harmless', harmless), fix: 'say by name why it is no secret' }];
  const known = sortedEntries(environment as Variables);
  return [
    ...known.flatMap(([name, value]) => variableProblems(name, value, name in harmless)),
    ...harmlessProblems(environment as Variables, harmless),
    ...sizeProblems(known),
  ];
}

function variableProblems(name: string, value: unknown, isHarmless: boolean): Problem[] {
  const prop = `environment.${name}`;
  if (RESERVED.has(name))
    return [{ what: `${prop} is a name that Lambda keeps for itself`, fix: 'leave it out, or use another' }];
  if (!NAME.test(name))
    return [
      { what: `environment has '${name}'`, fix: 'use two or more letters, digits and _, a letter first' },
    ];
  if (typeof value !== 'string') return [{ what: `${prop} is no text`, fix: 'write it in quotes' }];
  const kind = isHarmless ? undefined : secretIn(name, value);
  if (kind === undefined) return [];
  return [
    {
      what: `${prop} is ${kind}, and would stand in plain text in the state and in the function's configuration`,
      fix: `give the ARN of the secret, and have the code read it; if it is none, say why in harmless.${name}`,
    },
  ];
}

function harmlessProblems(environment: Variables, harmless: Readonly<Record<string, unknown>>): Problem[] {
  return Object.entries(harmless).flatMap(([name, reason]) => {
    if (!(name in environment) || secretIn(name, environment[name]) === undefined) {
      const what = `harmless.${name} is about a variable that is not there or does not look like a secret`;
      return [{ what, fix: 'leave it out' }];
    }
    if (typeof reason === 'string' && reason.trim() !== '') return [];
    return [{ what: `harmless.${name} is empty`, fix: 'say why the value is no secret' }];
  });
}

/** What only Terraform knows counts as nothing: a lower bound. */
function sizeProblems(variables: readonly (readonly [string, unknown])[]): Problem[] {
  const known = variables.map(([name, value]) => [name, isKnown(value) ? value : '']);
  const bytes = Buffer.byteLength(JSON.stringify(Object.fromEntries(known)));
  if (bytes <= MAX_BYTES) return [];
  const fix = 'keep them in a parameter or a file of the code, and give its name';
  return [{ what: `environment has ${bytes} bytes; Lambda takes ${MAX_BYTES}`, fix }];
}
