import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';

/** Text is handed to the digest in pieces of about this many characters. */
const PIECE = 1 << 16;

/**
 * SHA-256 of a JSON value, as hex, whatever the order of the keys of its objects. Time grows with the size, and no second copy
 * of the whole is made.
 */
export function jsonDigest(value: unknown, key?: string): string {
  const digest = key === undefined ? createHash('sha256') : createHmac('sha256', key);
  const writer = new Writer(digest);
  writer.write(value);
  return writer.end();
}

class Writer {
  private piece = '';

  constructor(private readonly digest: Hash | Hmac) {}

  write(value: unknown): void {
    if (Array.isArray(value)) this.list(value);
    // Most of a plan is so already, and its text is made at once.
    else if (isOrdered(value)) this.piece += JSON.stringify(value) ?? 'null';
    else this.object(value as Readonly<Record<string, unknown>>);
    if (this.piece.length > PIECE) this.flush();
  }

  end(): string {
    this.flush();
    return this.digest.digest('hex');
  }

  private list(values: readonly unknown[]): void {
    this.piece += '[';
    values.forEach((value, index) => {
      if (index > 0) this.piece += ',';
      this.write(value);
    });
    this.piece += ']';
  }

  private object(values: Readonly<Record<string, unknown>>): void {
    let separator = '{';
    for (const key of Object.keys(values).sort()) {
      if (values[key] === undefined) continue;
      this.piece += `${separator}${JSON.stringify(key)}:`;
      separator = ',';
      this.write(values[key]);
    }
    this.piece += separator === '{' ? '{}' : '}';
  }

  private flush(): void {
    this.digest.update(this.piece);
    this.piece = '';
  }
}

/** Whether the keys of all objects in it are in order. */
function isOrdered(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isOrdered);
  let last = '';
  for (const key of Object.keys(value)) {
    if (key < last || !isOrdered((value as Readonly<Record<string, unknown>>)[key])) return false;
    last = key;
  }
  return true;
}
