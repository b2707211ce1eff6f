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
export function resolve(scope: IConstruct, value: unknown, depth = 0): unknown {
  if (mayBeToken(value) || depth > MAX_DEPTH) return tokens.resolve(scope, value, false);
  // Loops: this runs for every value of every resource, and closures would be most of what it makes.
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    for (const element of value) {
      const resolvedElement = resolve(scope, element, depth + 1);
      if (resolvedElement !== undefined) list.push(resolvedElement);
    }
    return list;
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const resolved: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(value)) {
    const resolvedChild = resolve(scope, child, depth + 1);
    if (resolvedChild !== undefined) resolved[key] = resolvedChild;
  }
  return resolved;
}

/** Shows the engine every token in a value, from which it learns what is read from other stacks. Nothing is copied. */
export function showTokens(scope: IConstruct, value: unknown, depth = 0): void {
  if (mayBeToken(value) || depth > MAX_DEPTH) tokens.resolve(scope, value, true);
  else if (typeof value === 'object' && value !== null)
    for (const child of Object.values(value)) showTokens(scope, child, depth + 1);
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
  if (Array.isArray(value)) {
    for (const element of value) if (typeof element !== 'object' && mayBeToken(element)) return true;
    return false;
  }
  if (Tokenization.isResolvable(value) || 'node' in value) return true;
  for (const key of Object.keys(value)) if (stringMayBeToken(key)) return true;
  return false;
}
