import fc from 'fast-check';
import { embeddedJson } from './embedded-json.js';

test('whatever the value, nothing of it ends a script or hides, and it stays the same JSON', () => {
  const value = fc.jsonValue({ stringUnit: 'binary' });
  fc.assert(
    fc.property(value, (of) => {
      const json = embeddedJson(of);
      expect(json).not.toMatch(/[<>&\p{C}\p{Zl}\p{Zp}]/u);
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(of)));
    }),
  );
});

test.each(['</script>', '</script x', '<!--<script>', '\u2028', '\u202e', '\u{e0041}', '\ud800'])(
  '%j is escaped',
  (text) => {
    expect(embeddedJson(text)).toMatch(/^"[ -~]*"$/);
    expect(embeddedJson(text)).not.toMatch(/[<>]/);
    expect(JSON.parse(embeddedJson(text))).toBe(text);
  },
);
