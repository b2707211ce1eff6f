/** What ends a script or opens a comment, and what can't be seen: whoever reads the source of the page sees where it is. */
const ESCAPED = /[<>&\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** JSON for inside of a `<script>`: it can't leave it, and it stays the same JSON. Half of a character is escaped by JSON itself. */
export const embeddedJson = (value: unknown) => JSON.stringify(value).replace(ESCAPED, escaped);

const escaped = (found: string) =>
  [...Array(found.length).keys()]
    .map((at) => `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`)
    .join('');
