import fc from 'fast-check';
import { compareResources, typeOf } from './compare-resources.js';
import type { Resource } from './stack-view.js';

/** An option of a module, and what may look otherwise because of it. */
export interface Toggle<State> {
  /** What it may be set to; the first is how a module comes without it. */
  readonly states: readonly [State, ...State[]];
  /** Addresses that may come and go with it. */
  readonly own: RegExp;
  /** Types of resources that stay where they are and may look otherwise. */
  readonly touches: readonly string[];
}

type Toggles<State> = Readonly<Record<string, Toggle<State>>>;

/** Builds a module with one state of each toggle. */
type Build<State> = (states: readonly State[]) => Readonly<Record<string, Resource>>;

/** Fails when a toggle moves what is not its own, or changes a type that it does not name, whatever else is on. */
export function expectOwnChanges<State>(
  toggles: Toggles<State>,
  name: string,
  build: Build<State>,
  numRuns: number,
): void {
  const { states, own, touches } = toggles[name] as Toggle<State>;
  const settings = fc.record(
    Object.fromEntries(
      Object.entries(toggles).map(([key, toggle]) => [key, fc.constantFrom(...toggle.states)]),
    ),
  ) as fc.Arbitrary<Record<string, State>>;
  fc.assert(
    fc.property(settings, fc.constantFrom(...states), (setting, state) => {
      const before = build(Object.values(setting));
      const after = build(Object.values({ ...setting, [name]: state }));
      const { moved, changed } = compareResources(before, after);
      expect(moved.filter((address) => !own.test(address))).toEqual([]);
      expect(changed.map(typeOf).filter((type) => !touches.includes(type))).toEqual([]);
    }),
    { numRuns },
  );
}

/** Names of toggles of which some state does nothing: nothing would be proven of them. */
export const idleToggles = <State>(toggles: Toggles<State>, build: Build<State>): string[] =>
  Object.entries(toggles)
    .filter(([, { states }]) => {
      const [first, ...others] = states.map((state) => JSON.stringify(build([state])));
      return others.length === 0 || others.includes(first as string);
    })
    .map(([name]) => name);
