/** Where a link leads: a stack, or one change of it. */
export interface Target {
  readonly stack: string;
  readonly address?: string;
}

/** `#stack/address`, and `#stack/` for the stack as a whole. A name may hold anything: each part is encoded. */
export const linkTo = (stack: string, address = '') => `#${encoded(stack)}/${encoded(address)}`;

/**
 * Reads what `linkTo` writes, and an address that somebody has typed as it is. A section of the page (`#policy`) has no slash and
 * is none of it.
 */
export function targetOf(hash: string): Target | undefined {
  const [, stack, address] = /^#([^/]+)\/(.*)$/s.exec(hash) ?? [];
  if (stack === undefined || address === undefined) return undefined;
  return { stack: decoded(stack), ...(address === '' ? {} : { address: decoded(address) }) };
}

/** A lone half of a character can't be encoded. */
const encoded = (text: string) => encodeURIComponent(text.replace(/\p{Cs}/gu, '\uFFFD'));

function decoded(text: string) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
