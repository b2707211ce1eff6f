import type { Problem } from '@ashlar/core';
import ts from 'typescript';
import {
  endWithComments,
  exportedValue,
  importOf,
  type Insertion,
  newImport,
  parsed,
  specifierOf,
  withInsertions,
} from '../source-edit.js';

export interface NewStack {
  /** `jobs`: its file, and the last part of its name. */
  readonly name: string;
  readonly className: string;
}

/** The app's file with one more stack, or what keeps it from having one. */
export type Registration =
  | { readonly problem: Problem }
  | { readonly source: string; readonly environment: EnvironmentType | undefined };

/** The type of the app's environments, where it has one of its own. */
export interface EnvironmentType {
  readonly name: string;
  /** As `app.ts` says it: `./environments.js`. */
  readonly from: string;
}

/** Adds a step at the end of what `app.ts` builds. Guesses nothing: a file of another form is for its author to change. */
export function registerStack(text: string, stack: NewStack): Registration {
  const source = parsed(text);
  const form = usualForm(source);
  if (typeof form === 'string') return { problem: { what: form, fix: byHand(stack) } };
  const { target, body } = form;
  if (importOf(source, stack.className) !== undefined || namesStack(body, target, stack.name)) {
    const what = `it builds a stack '${stack.name}' already`;
    return { problem: { what, fix: 'choose another name, or change that one' } };
  }
  const environment = environmentType(source);
  if (typeof environment === 'string') return { problem: { what: environment, fix: byHand(stack) } };

  const step = stepName(body, target) ?? `${target}.step`;
  const statement = `\n${step}(() => new ${stack.className}(${target}, '${stack.name}'));`;
  const last = body.statements.at(-1);
  const insertions: Insertion[] = [
    newImport(source, stack.className, `./stacks/${stack.name}.js`),
    { at: last === undefined ? body.getStart() + 1 : endWithComments(source, last), text: statement },
  ];
  return { source: withInsertions(source, insertions), environment };
}

const byHand = ({ className, name }: NewStack) =>
  `give it the form of apps/state/src/app.ts, or add by hand: target.step(() => new ${className}(target, '${name}'));`;

/** `export const app = { …, build(target) { … } }`, or in which way the file is different. */
function usualForm(source: ts.SourceFile): { target: string; body: ts.Block } | string {
  const app = exportedValue(source, 'app')?.initializer;
  if (app === undefined || !ts.isObjectLiteralExpression(app)) return "it has no 'export const app = { … }'";
  const build = app.properties.find((property) => property.name?.getText() === 'build');
  const builder = build !== undefined && ts.isPropertyAssignment(build) ? build.initializer : build;
  const isFunction =
    builder !== undefined &&
    (ts.isMethodDeclaration(builder) || ts.isArrowFunction(builder) || ts.isFunctionExpression(builder));
  if (!isFunction) return "its 'app' has no function 'build' in it";
  const { body, parameters } = builder;
  if (body === undefined || !ts.isBlock(body)) return "'build' has no body in braces";
  const [target] = parameters;
  if (target === undefined || !ts.isIdentifier(target.name))
    return "'build' takes no parameter with a name, 'target'";
  if (body.statements.some(ts.isReturnStatement)) return "'build' returns before its end";
  return { target: target.name.text, body };
}

/** `AppDefinition<ShopEnvironment>`; nothing where the app has no type of its own, a text where that can't be read. */
function environmentType(source: ts.SourceFile): EnvironmentType | undefined | string {
  const type = exportedValue(source, 'app')?.type;
  const [environment] =
    (type !== undefined && ts.isTypeReferenceNode(type) ? type.typeArguments : undefined) ?? [];
  if (environment === undefined) return undefined;
  const name = environment.getText();
  const from = importOf(source, name);
  return from === undefined
    ? `it does not import ${name}, the type of its environments`
    : { name, from: specifierOf(from) };
}

/** What `step` is called, where it was taken out of the target. */
function stepName(body: ts.Block, target: string): string | undefined {
  return body.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .filter(({ initializer }) => initializer?.getText() === target)
    .flatMap(({ name }) => (ts.isObjectBindingPattern(name) ? [...name.elements] : []))
    .find(({ name, propertyName }) => (propertyName ?? name).getText() === 'step')
    ?.name.getText();
}

/** Whether something is built with this target under this name. */
function namesStack(body: ts.Node, target: string, name: string): boolean {
  if (ts.isNewExpression(body)) {
    const [first, second] = body.arguments ?? [];
    const isNamed = second !== undefined && ts.isStringLiteralLike(second) && second.text === name;
    if (first?.getText() === target && isNamed) return true;
  }
  return ts.forEachChild(body, (child) => namesStack(child, target, name) || undefined) ?? false;
}
