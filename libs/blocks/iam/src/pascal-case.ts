/** `read-write` as `ReadWrite`, `uploads/2026` as `Uploads2026`: for a `sid`, which takes letters and digits only. */
export const pascalCase = (text: string): string =>
  text
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
