/** Functions that return their arguments, or elements of them, and nothing else. */
const PASSING =
  /\b(coalesce|compact|concat|distinct|element|flatten|one|setunion|sort|tolist|toset|try|values)\(/g;

const KEY = /\["[^"]*"\]/g;

const TRAVERSAL = /\b[a-z]\w*\.[A-Za-z_][\w-]*(?:\.\*|\.[A-Za-z_][\w-]*|\[(?:[^[\]]|\[[^\]]*\])*\])*/g;

/** What follows the call of a function: `values(…)[*].id`. */
const BEHIND_CALL = /\)(?:\[(?:\*|\d*)\]|\.\*|\.[A-Za-z_]\w*)+/g;

/**
 * Whether an expression is nothing but references, so that following them finds all it may be. With a text, an
 * operator or any other function, it may be something that its references don't tell.
 */
export function isPlain(text: string): boolean {
  const [, expression] = /^\$\{([^{}]*)\}$/.exec(text) ?? [];
  if (expression === undefined) return false;
  const left = expression
    .replace(KEY, '[]')
    .replace(TRAVERSAL, '')
    .replace(PASSING, '(')
    .replace(BEHIND_CALL, ')');
  return /^[\s()[\],\d]*$/.test(left);
}
