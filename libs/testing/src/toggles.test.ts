import { expectOwnChanges, idleToggles, type Toggle } from './toggles.js';

type State = Readonly<Record<string, number>>;

/** A module of two resources: `size` is an argument of the one, `spare` the other's being there. */
const build = (states: readonly State[]) => {
  const { size = 1, spare = 0 } = Object.assign({}, ...states) as State;
  return { 'aws_vpc.main': { size }, ...(spare ? { 'aws_subnet.spare': { size: 0 } } : {}) };
};
const size: Toggle<State> = { states: [{}, { size: 2 }], own: /^$/, touches: ['aws_vpc'] };
const spare: Toggle<State> = { states: [{}, { spare: 1 }], own: /spare/, touches: [] };

test('toggles that bring and change what is their own pass', () => {
  expectOwnChanges({ size, spare }, 'size', build, 20);
  expectOwnChanges({ size, spare }, 'spare', build, 20);
});

test('one that changes a type which it does not name fails, and one that moves what is not its own', () => {
  expect(() => expectOwnChanges({ size: { ...size, touches: [] }, spare }, 'size', build, 20)).toThrow();
  expect(() => expectOwnChanges({ size, spare: { ...spare, own: /^$/ } }, 'spare', build, 20)).toThrow();
});

test('one of which a state does nothing is named', () => {
  const idle: Toggle<State> = { ...size, states: [{}, { size: 2 }, { size: 1 }] };
  expect(idleToggles({ size, spare, idle }, build)).toEqual(['idle']);
});
