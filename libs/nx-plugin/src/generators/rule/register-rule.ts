import type { Problem } from '@ashlar/core';
import ts from 'typescript';
import { exportedValue, importOf, newImport, parsed, withInsertions } from '../source-edit.js';

/** The pack's file with one more rule at the end of its list, or what keeps it from having one. */
export type RegisteredRule = { readonly problem: Problem } | { readonly source: string };

export function registerRule(text: string, constant: string, from: string): RegisteredRule {
  const source = parsed(text);
  if (importOf(source, constant) !== undefined)
    return { problem: { what: `it has '${constant}' already`, fix: 'choose another id' } };
  const rules = rulesOf(source);
  if (rules === undefined) {
    const fix = `write the rules as a list, 'rules: [ … ]', or add by hand: ${constant} from '${from}'`;
    return { problem: { what: "it has no 'export const house = { …, rules: [ … ] }'", fix } };
  }
  const last = rules.elements.at(-1);
  const at = last === undefined ? rules.getStart() + 1 : last.end;
  const entry = last === undefined ? constant : `, ${constant}`;
  return { source: withInsertions(source, [newImport(source, constant, from), { at, text: entry }]) };
}

function rulesOf(source: ts.SourceFile): ts.ArrayLiteralExpression | undefined {
  const pack = exportedValue(source, 'house')?.initializer;
  if (pack === undefined || !ts.isObjectLiteralExpression(pack)) return undefined;
  const rules = pack.properties.find((property) => property.name?.getText() === 'rules');
  const list = rules !== undefined && ts.isPropertyAssignment(rules) ? rules.initializer : undefined;
  return list !== undefined && ts.isArrayLiteralExpression(list) ? list : undefined;
}
