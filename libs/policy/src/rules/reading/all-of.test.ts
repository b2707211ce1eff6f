import { allOf } from './all-of.js';
import { fail, pass, unknown } from './verdict.js';

test('of several verdicts the worst counts, with every reason for it', () => {
  expect(allOf([pass('a'), pass('b')])).toEqual(pass('a; b'));
  expect(allOf([pass('a'), unknown('b')])).toEqual(unknown('b'));
  expect(allOf([fail('a'), unknown('b'), fail('c'), pass('d')])).toEqual(fail('a; c'));
});
