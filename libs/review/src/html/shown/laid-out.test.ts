import fc from 'fast-check';
import { laidOut } from './laid-out.js';

test('each member of JSON gets a line', () => {
  expect(laidOut('{"a":[1, 2],"b":{},"c":"x, {y}"}')).toBe(
    '{\n  "a": [\n    1,\n    2\n  ],\n  "b": {},\n  "c": "x, {y}"\n}',
  );
});

test('it stays the same JSON, with every digit and every key', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      expect(JSON.parse(laidOut(json))).toEqual(JSON.parse(json));
    }),
  );
  expect(laidOut('{"id":12345678901234567890.10,"id":1e400}')).toBe(
    '{\n  "id": 12345678901234567890.10,\n  "id": 1e400\n}',
  );
});

test.each(['', 'text', '"a"', '12', '[1,', '{a}', '{\n"a":1}', '…{"a":1}'])('%j stays as it is', (text) => {
  expect(laidOut(text)).toBe(text);
});
