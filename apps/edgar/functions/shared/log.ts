type Field = string | number | boolean | undefined;

/** One line of JSON. Values are ours (ids, routes, codes), never what somebody sent. */
export type Log = (fields: Readonly<Record<string, Field>>) => void;

export function logTo(stream: { write(line: string): unknown }, service: string): Log {
  return (fields) => void stream.write(`${JSON.stringify({ service, ...fields })}\n`);
}

/** What of an error may be logged. Its message may quote a row or a request: PostgreSQL's do. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'not an error';
  const code: unknown = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^\w{1,40}$/.test(code) ? `${error.name} ${code}` : error.name;
}

/** Where it was thrown, without the message that comes before. */
export function placeOf(error: unknown): string | undefined {
  const frames =
    error instanceof Error ? error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) : [];
  return frames
    ?.slice(0, 5)
    .map((line) => line.trim())
    .join(' | ');
}
