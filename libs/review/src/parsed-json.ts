/** The object or list that a text is in JSON; undefined for any other text, and for JSON that isn't worth reading. */
export function parsedJson(text: string, isWorthReading?: (json: string) => boolean): object | undefined {
  if (!startsLikeJson(text) || isWorthReading?.(text) === false) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function startsLikeJson(text: string): boolean {
  const first = text.charAt(0);
  return first === '{' || first === '[' || (first !== '' && first <= ' ' && /^\s*[[{]/.test(text));
}
