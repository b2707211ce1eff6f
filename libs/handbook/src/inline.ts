import { marked, type Token } from 'marked';

/** A piece of a line of prose: what is read, what is in `code`, and what only tools see (`<!-- … -->`). */
export interface Piece {
  readonly kind: 'text' | 'code' | 'note';
  readonly text: string;
}

/** The prose of a Markdown document: a list of pieces for each paragraph, heading, item and cell. Blocks of code are none. */
export function proseOf(markdown: string): Piece[][] {
  return marked.lexer(markdown).flatMap(blocksOf);
}

type Nested = Token & {
  readonly tokens?: readonly Token[];
  readonly items?: readonly Token[];
  readonly header?: readonly { readonly tokens: readonly Token[] }[];
  readonly rows?: readonly (readonly { readonly tokens: readonly Token[] }[])[];
};

function blocksOf(token: Token): Piece[][] {
  const { type, items, header, rows, tokens = [] } = token as Nested;
  if (type === 'list') return (items ?? []).flatMap(blocksOf);
  if (type === 'list_item' || type === 'blockquote') return tokens.flatMap(blocksOf);
  if (type === 'table') {
    const cells = [...(header ?? []), ...(rows ?? []).flat()];
    return cells.map((cell) => cell.tokens.flatMap(piecesOf));
  }
  return tokens.length > 0 ? [tokens.flatMap(piecesOf)] : [];
}

function piecesOf(token: Token): Piece[] {
  const { type, tokens } = token as Nested;
  if (type === 'codespan') return [{ kind: 'code', text: (token as { text: string }).text }];
  if (type === 'html') {
    const note = /^<!--\s*([\s\S]*?)\s*-->$/.exec(token.raw.trim())?.[1];
    return note === undefined ? [] : [{ kind: 'note', text: note }];
  }
  if (tokens !== undefined && tokens.length > 0) return tokens.flatMap(piecesOf);
  return [{ kind: 'text', text: token.raw }];
}
