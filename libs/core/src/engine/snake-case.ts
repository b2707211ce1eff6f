import { Tokenization } from 'cdktf';

interface Words {
  snakeCase(key: string): string;
  keysToSnakeCase(value: object): object;
}

/** Their keys are the user's own. */
const VERBATIM = new Set(['tags', 'environment']);

/** The engine spells the same dozen keys for each resource, twice, with three regular expressions for each. */
export function spellKeysOnce(util: object): void {
  const words = util as Words;
  const spelled = new Map<string, string>();
  const spell = (key: string): string => {
    const known = spelled.get(key) ?? words.snakeCase(key);
    spelled.set(key, known);
    return known;
  };
  const inLists = (value: unknown): unknown =>
    typeof value === 'object' ? ofObject(value as object) : value;

  const ofObject = (value: object): object => {
    if (Tokenization.isResolvable(value)) return value;
    if (Array.isArray(value)) return value.map(inLists);
    const result: Record<string, unknown> = {};
    for (const [key, child] of Object.entries(value)) {
      if (VERBATIM.has(key)) result[key] = child;
      else result[spell(key)] = inLists(child);
    }
    return result;
  };
  words.keysToSnakeCase = ofObject;
}
