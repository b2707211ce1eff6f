/**
 * Keys that stand twice in one object of a JSON text, with the way to them: `data.external`. A parser of JSON keeps the last
 * one, Terraform reads both.
 */
export function duplicateKeys(text: string): string[] {
  const found = new Set<string>();
  /** Objects that are open, innermost last; a list has no keys. */
  const open: { readonly keys: Set<string> | undefined; key: string }[] = [];
  let isKey = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') {
      const end = endOfText(text, at);
      const inner = open.at(-1);
      if (isKey && inner?.keys !== undefined) {
        inner.key = JSON.parse(text.slice(at, end)) as string;
        if (inner.keys.has(inner.key))
          found.add(
            open
              .map(({ key }) => key)
              .filter(Boolean)
              .join('.'),
          );
        inner.keys.add(inner.key);
        isKey = false;
      }
      at = end - 1;
    } else if (character === '{' || character === '[') {
      open.push({ keys: character === '{' ? new Set() : undefined, key: '' });
      isKey = character === '{';
    } else if (character === '}' || character === ']') {
      open.pop();
      isKey = false;
    } else if (character === ',') isKey = open.at(-1)?.keys !== undefined;
  }
  return [...found].sort();
}

function endOfText(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1;
  return at + 1;
}
