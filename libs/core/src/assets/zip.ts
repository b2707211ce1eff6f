import { zipSync, type ZipOptions } from 'fflate';

export interface ZippedFile {
  /** In the archive, with slashes: `lib/handler.mjs`. */
  readonly path: string;
  readonly content: Uint8Array;
  readonly executable: boolean;
}

const UNIX = 3;

/** What everyone may read. Whoever made the file had a umask of his own. */
const attributes = (executable: boolean) => (executable ? 0o100755 : 0o100644) << 16;

/** A ZIP archive: of the same files the same bytes, whatever their order, their times, the zone and the umask. */
export function zip(files: readonly ZippedFile[]): Uint8Array {
  // The beginning of time in ZIP, by the local clock, which is what ZIP keeps; noon, so that no clock has skipped it.
  const mtime = new Date(1980, 0, 1, 12);
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const entries = sorted.map(({ path, content, executable }): [string, [Uint8Array, ZipOptions]] => [
    path,
    [content, { mtime, os: UNIX, attrs: attributes(executable), level: 6 }],
  ]);
  return zipSync(Object.fromEntries(entries));
}
