/** A reference as it stands in an expression: `aws_vpc.main.id`, `data.aws_region.here.name`. */
export interface Reference {
  /** `resource`, `data`, `var`, `local` or `module`. */
  readonly kind: 'resource' | 'data' | 'var' | 'local' | 'module';
  /** `aws_vpc`; for var, local and module the word itself. */
  readonly type: string;
  readonly name: string;
  /** What follows the name: `.id`, `.*.id`, `[each.key].id`; a quoted key is left out: `[].id`. */
  readonly rest: string;
}

/** Words that start a traversal and are no resource type. */
const NO_RESOURCE = new Set(['each', 'count', 'self', 'path', 'terraform']);

const TRAVERSAL =
  /(?<![\w.\]-])(data\.)?([a-z][a-z0-9_]*)\.([A-Za-z_][\w-]*)((?:\.\*|\.[A-Za-z_][\w-]*|\[(?:[^[\]]|\[[^\]]*\])*\])*)/g;

/** `for key, value in`: names that a `for` expression or directive binds. */
const BOUND = /\bfor\s+(\w+)(?:\s*,\s*(\w+))?\s+in\b/g;

/** Every reference in the interpolations of a template string. Text outside of them is text. */
export function references(template: string): Reference[] {
  if (!template.includes('${') && !template.includes('%{')) return [];
  const bound = new Set([...template.matchAll(BOUND)].flatMap(([, key, value]) => [key, value]));
  return interpolations(template)
    .flatMap(bareReferences)
    .filter(({ kind, type }) => kind !== 'resource' || !bound.has(type));
}

/** Every reference in an expression that stands alone, as in `depends_on`. */
export function bareReferences(expression: string): Reference[] {
  return [...expression.matchAll(TRAVERSAL)]
    .flatMap(([, data, type = '', name = '', rest = '']) => [
      { kind: kindOf(data, type), type, name, rest },
      ...bareReferences(indexes(rest)),
    ])
    .filter(({ type, kind }) => kind !== 'resource' || (type.includes('_') && !NO_RESOURCE.has(type)));
}

/** What stands between the brackets: expressions of their own. */
const indexes = (rest: string) =>
  [...rest.matchAll(/\[((?:[^[\]]|\[[^\]]*\])*)\]/g)].map(([, index]) => index).join(' ');

function kindOf(data: string | undefined, type: string): Reference['kind'] {
  if (data !== undefined) return 'data';
  return type === 'var' || type === 'local' || type === 'module' ? type : 'resource';
}

/**
 * The expressions inside of `${…}` and `%{…}`, with string literals emptied: what they quote is no
 * reference. Interpolations inside of those literals are expressions of their own. `$${` is text.
 */
function interpolations(template: string): string[] {
  const found: string[] = [];
  /** Expressions that are open at this place, innermost last; `quoted` while inside of a literal of it. */
  const open: { text: string; braces: number; quoted: boolean }[] = [];
  for (let at = 0; at < template.length; at++) {
    const inner = open.at(-1);
    const character = template.charAt(at);
    if (inner === undefined || inner.quoted) {
      if (inner?.quoted && character === '\\') at++;
      else if (inner?.quoted && character === '"') inner.quoted = false;
      else if ((character === '$' || character === '%') && template.charAt(at + 1) === '{') {
        if (template.charAt(at - 1) !== character) open.push({ text: '', braces: 0, quoted: false });
        at++;
      }
    } else if (character === '"') inner.quoted = true;
    else if (character === '}' && inner.braces === 0) found.push(open.pop()?.text ?? '');
    else {
      if (character === '{') inner.braces++;
      if (character === '}') inner.braces--;
      inner.text += character;
    }
  }
  return found;
}
