/**
 * Whether everything that matches one pattern matches the other, too. `*` stands for any number of characters, `?`
 * for one. Says yes only when it is certain; of two patterns that cover each other by a detour it may say no.
 */
export function covers(wide: string, narrow: string): boolean {
  // covered[n]: whether the part of `wide` read so far covers the first n characters of `narrow`.
  let covered = [true, ...Array.from(narrow, () => false)];
  for (const character of wide) {
    covered = character === '*' ? afterStar(covered) : afterCharacter(covered, character, narrow);
  }
  return covered[narrow.length] === true;
}

/** A star takes any number of characters, wildcards among them. */
function afterStar(covered: readonly boolean[]): boolean[] {
  const first = covered.indexOf(true);
  return covered.map((_, length) => first >= 0 && length >= first);
}

function afterCharacter(covered: readonly boolean[], character: string, narrow: string): boolean[] {
  return covered.map((_, length) => {
    const taken = narrow[length - 1];
    if (taken === undefined || taken === '*') return false;
    return covered[length - 1] === true && (character === '?' || character === taken);
  });
}
