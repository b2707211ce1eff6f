import { Token } from '../engine/index.js';
import {
  is,
  isRecord,
  strangerProblems,
  textProblems,
  wholeNumberProblems,
  wordProblems,
} from './value-problems.js';

const unknown = Token.asString({ resolve: () => 'x' });

test.each([
  ['port', 0, 'port is 0'],
  ['port', Number.NaN, 'port is NaN'],
  ['scheme', 'extern', "scheme is 'extern'"],
  ['logging', undefined, 'logging is left out'],
  ['rule', { a: 1 }, 'rule is {"a":1}'],
  ['rule', () => 1, 'rule is function'],
])('%s, when it is %p, is told as: %s', (prop, value, told) => {
  expect(is(prop, value)).toBe(told);
});

test('a word that is not known is told with the nearest one', () => {
  expect(wordProblems('scheme', 'interal', ['internal', 'internet-facing'])).toEqual([
    { what: "scheme is 'interal'", fix: "did you mean 'internal'? use internal, internet-facing" },
  ]);
  expect(wordProblems('scheme', 'internal', ['internal'])).toEqual([]);
  expect(wordProblems('scheme', 7, ['internal'])).toHaveLength(1);
});

test.each([[0], [11], [1.5], ['5'], [Number.NaN], [null]])('%p is no whole number from 1 to 10', (value) => {
  expect(wholeNumberProblems('count', value, 1, 10)).toEqual([
    { what: is('count', value), fix: 'use a whole number from 1 to 10' },
  ]);
});

test('the ends of a range belong to it', () => {
  expect([1, 10].flatMap((value) => wholeNumberProblems('count', value, 1, 10))).toEqual([]);
});

test('a text has to fit, and to be one', () => {
  expect(textProblems('path', '/a', /^\//, 'start with /')).toEqual([]);
  expect(textProblems('path', 'a', /^\//, 'start with /')).toHaveLength(1);
  expect(textProblems('path', 7, /./, 'write a text')).toHaveLength(1);
});

test('what only Terraform knows is never refused', () => {
  expect(wordProblems('scheme', unknown, ['internal'])).toEqual([]);
  expect(wholeNumberProblems('count', unknown, 1, 10)).toEqual([]);
  expect(textProblems('path', unknown, /^\//, 'start with /')).toEqual([]);
});

test('an option that nothing reads is told', () => {
  expect(strangerProblems('listen', { mode: 'http', becuase: 'x' }, ['mode', 'because'])).toEqual([
    { what: "listen has 'becuase'", fix: "did you mean 'because'? use mode, because" },
  ]);
});

test('a record is an object, and neither a list nor nothing', () => {
  expect([{}, [], null, 'x', undefined].map(isRecord)).toEqual([true, false, false, false, false]);
});
