import { sortedEntries } from '@ashlar/core';

/** JSON with the keys of every object in alphabetical order. */
export const stableJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(sortedEntries(part as Record<string, unknown>))
      : part,
  );
