import { Fn, Token } from '../engine/index.js';
import { isKnown } from './is-known.js';

test.each<[string, unknown]>([
  ['a word', 'word'],
  ['an address', 'arn:aws:iam::123456789012:role/x'],
  ['a number', -5],
  ['a list', ['a']],
  ['a map', { a: 'b' }],
  ['nothing', undefined],
])('%s is known', (_, value) => {
  expect(isKnown(value)).toBe(true);
});

test.each<[string, unknown]>([
  ['a string', Token.asString(Fn.upper('a'))],
  ['an expression of Terraform', '${aws_vpc.main.cidr_block}'],
  ['a string with more around it', `a-${Fn.upper('a')}-b`],
  ['a number', Token.asNumber(Fn.max([1]))],
  ['a list', Token.asList(Fn.split(',', 'a'))],
  ['a map', Token.asStringMap(Fn.merge([{}]))],
])('%s that only Terraform knows is not known', (_, value) => {
  expect(isKnown(value)).toBe(false);
});
