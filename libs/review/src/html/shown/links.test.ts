import fc from 'fast-check';
import { linkTo, targetOf } from './links.js';

const text = fc.string({ unit: 'binary', minLength: 1 });

test('a link is read as it was written, whatever the names are', () => {
  fc.assert(
    fc.property(text, text, (stack, address) => {
      expect(targetOf(linkTo(stack, address))).toEqual({ stack, address });
      expect(targetOf(linkTo(stack))).toEqual({ stack });
    }),
  );
});

test.each(['', '#', '#policy', '#main', '#/x'])('%j is no link to a change', (hash) => {
  expect(targetOf(hash)).toBeUndefined();
});

test('an address that somebody has typed is taken as it is', () => {
  expect(targetOf('#shop/module.a["x/y"].aws_sqs_queue.q')).toEqual({
    stack: 'shop',
    address: 'module.a["x/y"].aws_sqs_queue.q',
  });
  expect(targetOf('#shop/100%')).toEqual({ stack: 'shop', address: '100%' });
});

test('a link never leads out of the page', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(linkTo(name, name)).toMatch(/^#[\w.!~*'()%-]*\/[\w.!~*'()%-]*$/);
    }),
  );
});
