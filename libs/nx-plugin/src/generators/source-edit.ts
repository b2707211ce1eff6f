import ts from 'typescript';

/** Text that goes into a source at a position. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

export const parsed = (text: string): ts.SourceFile =>
  ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true);

/** The source with all of these in it; Prettier puts them into form. */
export const withInsertions = (source: ts.SourceFile, insertions: readonly Insertion[]): string =>
  [...insertions]
    .sort((one, other) => other.at - one.at)
    .reduce((text, { at, text: added }) => text.slice(0, at) + added + text.slice(at), source.text);

/** What a module exports under this name, as `export const name = …`. */
export function exportedValue(source: ts.SourceFile, name: string): ts.VariableDeclaration | undefined {
  return source.statements
    .filter(ts.isVariableStatement)
    .filter(({ modifiers }) => modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find((declaration) => declaration.name.getText() === name);
}

export const importsOf = (source: ts.SourceFile): ts.ImportDeclaration[] =>
  source.statements.filter(ts.isImportDeclaration);

export const specifierOf = ({ moduleSpecifier }: ts.ImportDeclaration): string =>
  ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : '';

/** The import that brings a name into a file. */
export const importOf = (source: ts.SourceFile, name: string): ts.ImportDeclaration | undefined =>
  importsOf(source).find(({ importClause }) => {
    const bindings = importClause?.namedBindings;
    const named = bindings !== undefined && ts.isNamedImports(bindings) ? [...bindings.elements] : [];
    return [importClause, ...named].some((bound) => bound?.name?.text === name);
  });

/** One more import of a neighbour, in the order of the others. */
export function newImport(source: ts.SourceFile, name: string, from: string): Insertion {
  const text = `import { ${name} } from '${from}';\n`;
  const imports = importsOf(source);
  const next = imports.find((one) => specifierOf(one).startsWith('.') && specifierOf(one) > from);
  if (next !== undefined) return { at: next.getStart(), text };
  const last = imports.at(-1);
  return last === undefined ? { at: 0, text } : { at: last.end, text: `\n${text.trimEnd()}` };
}

/** The end of a node and of the comments that stand behind it on its line. */
export const endWithComments = (source: ts.SourceFile, node: ts.Node): number =>
  ts.getTrailingCommentRanges(source.text, node.end)?.at(-1)?.end ?? node.end;
