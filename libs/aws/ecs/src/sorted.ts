/** The entries of a record in the order of their keys, so that the order in the code makes no difference. */
export const sortedEntries = <T>(record: Readonly<Record<string, T>> | undefined): [string, T][] =>
  Object.entries(record ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));

/** JSON with the keys of every object in alphabetical order. */
export const stableJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(sortedEntries(part as Record<string, unknown>))
      : part,
  );
