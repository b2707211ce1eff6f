/** Longer JSON is shown as it is. */
const LONGEST = 200_000;

/**
 * JSON with a line for each member, other text as it is. Nothing is read and written again: a number keeps all of its digits, and a
 * key that is there twice stays.
 */
export function laidOut(text: string): string {
  if (!/^\s*[[{]/.test(text) || text.length > LONGEST || text.includes('\n') || !isJson(text)) return text;
  let depth = 0;
  const newLine = () => `\n${'  '.repeat(depth)}`;
  return text.replace(TOKENS, (token) => {
    if (/^[{[]\s*[}\]]$/.test(token)) return token.replace(/\s/g, '');
    if (token === '{' || token === '[') {
      depth += 1;
      return token + newLine();
    }
    if (token === '}' || token === ']') {
      depth -= 1;
      return newLine() + token;
    }
    if (token === ',') return token + newLine();
    if (token === ':') return ': ';
    return /^\s+$/.test(token) ? '' : token;
  });
}

const TOKENS = /"(?:[^"\\]|\\.)*"|[{[]\s*[}\]]|[{}[\],:]|\s+/gs;

function isJson(text: string) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
