/** How a secret may stand in a text in which upper and lower case are not told apart. */
export function formsOf(secret: string): string[] {
  const url = encodeURIComponent(secret);
  const strict = url.replace(/[!'()*]/g, percent);
  const forms = [
    secret,
    ...[jsonEscaped(secret), htmlSafeJson(secret)].flatMap((form) => [form, jsonEscaped(form)]),
    ...[url, url.replaceAll('%20', '+'), strict, strict.replaceAll('%20', '+')],
    ...[htmlEscaped(secret, '&#39;', '&quot;'), htmlEscaped(secret, '&#x27;', '&#34;')],
    secret.replace(/([$%])\{/g, '$1$1{'),
    Buffer.from(secret).toString('hex'),
  ];
  return [...new Set(forms)];
}

/**
 * What is left of a secret in base64, whatever stands before and after it: the characters that depend on its bytes
 * alone, at each of three alignments. In the alphabet with `+` and `/`.
 */
export function base64FormsOf(secret: string): string[] {
  const bytes = Buffer.byteLength(secret);
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.from('\0'.repeat(before) + secret).toString('base64');
    return encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes) * 8) / 6));
  });
}

const jsonEscaped = (text: string) => JSON.stringify(text).slice(1, -1);

/** As Terraform's `jsonencode` does. */
const htmlSafeJson = (text: string) =>
  jsonEscaped(text).replace(/[<>&]/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`);

const percent = (letter: string) => `%${letter.charCodeAt(0).toString(16)}`;

const htmlEscaped = (text: string, apostrophe: string, quote: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll("'", apostrophe)
    .replaceAll('"', quote);
