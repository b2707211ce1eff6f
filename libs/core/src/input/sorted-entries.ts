/** The entries of a record by their keys, so that their order in the code makes no difference. */
export const sortedEntries = <T>(record: Readonly<Record<string, T>> | undefined): [string, T][] =>
  Object.entries(record ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
