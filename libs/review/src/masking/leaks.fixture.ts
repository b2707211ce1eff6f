/**
 * The canaries that a text gives away, in whatever case and encoding: it is decoded again and again as JSON, URL, HTML,
 * base64 and hex. Of a canary, a run of ten letters and digits is enough.
 */
export function leaksIn(text: string, canaries: readonly string[]): string[] {
  const readings = readingsOf(text).map((reading) => reading.toLowerCase());
  return canaries.filter((canary) =>
    partsOf(canary.toLowerCase()).some((part) => readings.some((reading) => reading.includes(part))),
  );
}

const partsOf = (canary: string) => [canary, ...(canary.match(/[a-z0-9]{10,}/g) ?? [])];

const DEEPEST = 3;

function readingsOf(text: string): string[] {
  const readings = new Set([text]);
  let last = [text];
  for (let depth = 0; depth < DEEPEST; depth++) {
    last = [...new Set(last.flatMap(decodedOnce))].filter((reading) => !readings.has(reading));
    for (const reading of last) readings.add(reading);
  }
  return [...readings];
}

/** Everything that a text may mean, one step further. What belongs to no encoding is left out: the text itself holds it. */
function decodedOnce(text: string): string[] {
  const runs = (pattern: RegExp, decode: (run: string) => string) => {
    const found = text.match(pattern) ?? [];
    return found.length === 0 ? [] : [found.map(decode).join('\n')];
  };
  return [
    text.replace(/\\(u[0-9a-f]{4}|.)/gi, (_, code: string) =>
      code.length > 1 ? String.fromCharCode(parseInt(code.slice(1), 16)) : code === 'n' ? '\n' : code,
    ),
    text.replaceAll('+', ' ').replace(/(%[0-9a-f]{2})+/gi, (run) => fromHex(run.replaceAll('%', ''))),
    text
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&'),
    ...[0, 1, 2, 3].flatMap((start) => runs(/[A-Za-z0-9+/_-]{6,}/g, (run) => fromBase64(run.slice(start)))),
    ...[0, 1].flatMap((start) => runs(/[0-9a-f]{8,}/gi, (run) => fromHex(run.slice(start)))),
  ].filter((reading) => reading !== text);
}

const fromHex = (digits: string) => Buffer.from(digits, 'hex').toString();

/** Without what is no text, which decodes to noise. */
const fromBase64 = (run: string) => Buffer.from(run, 'base64').toString().replaceAll('\uFFFD', '');
