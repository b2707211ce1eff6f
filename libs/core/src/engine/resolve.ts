import tokens = require('cdktf/lib/_tokens');
import { Token, Tokenization } from 'cdktf';
import type { IConstruct } from 'constructs';
import { containsNumberToken, isNumberToken } from './number-tokens.js';

const TOKEN_IN_STRING = 'TfToken[';
/** As deep as the engine goes before it calls a value circular. */
const MAX_DEPTH = 200;

/**
 * Replaces tokens by Terraform expressions, as the engine does. Most of a stack holds no token; those
 * values are copied here, and only what may hold one goes through the engine.
 */
export function resolve(scope: IConstruct, value: unknown, preparing = false, depth = 0): unknown {
  if (mayBeToken(value) || depth > MAX_DEPTH) return tokens.resolve(scope, value, preparing);
  if (Array.isArray(value)) {
    return value
      .map((element) => resolve(scope, element, preparing, depth + 1))
      .filter((element) => element !== undefined);
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const resolved: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(value)) {
    const resolvedChild = resolve(scope, child, preparing, depth + 1);
    if (resolvedChild !== undefined) resolved[key] = resolvedChild;
  }
  return resolved;
}

function mayBeToken(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
      return stringMayBeToken(value);
    case 'number':
      return isNumberToken(value) || value === Token.NUMBER_MAP_TOKEN_VALUE;
    case 'function':
      return true;
    case 'object':
      return value !== null && objectMayBeToken(value);
    default:
      return false;
  }
}

function stringMayBeToken(value: string): boolean {
  return (
    value.includes(TOKEN_IN_STRING) ||
    value === Token.STRING_MAP_TOKEN_VALUE ||
    value === Token.ANY_MAP_TOKEN_VALUE ||
    containsNumberToken(value)
  );
}

/** A list or map that stands for a token as a whole, something that can resolve itself, or a construct. */
function objectMayBeToken(value: object): boolean {
  if (Array.isArray(value))
    return value.some((element) => typeof element !== 'object' && mayBeToken(element));
  return Tokenization.isResolvable(value) || 'node' in value || Object.keys(value).some(stringMayBeToken);
}
