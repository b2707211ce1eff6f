import { hipaa, house, wellArchitected } from '@ashlar/policy';
import { refusal } from '@ashlar/testing';
import { packOf } from './pack-of.js';

const named = (pack: unknown) => packOf({ packs: { shop: () => pack } }, 'shop');

test('an app says by which pack it is judged, and our own rules are behind it', () => {
  const { name, rules } = named('well-architected');
  expect(name).toBe('well-architected');
  expect(rules).toEqual([...wellArchitected.rules, ...house.rules]);
});

test('one that says nothing, or has no waivers at all, is judged by the rules for HIPAA', () => {
  expect(named(undefined).rules).toEqual([...hipaa.rules, ...house.rules]);
  expect(packOf({ packs: {} }, 'shop').name).toBe('hipaa');
  expect(packOf({}, 'shop').name).toBe('hipaa');
});

test.each<[unknown]>([['well-architectured'], [['hipaa']], [7]])('%j is refused', (pack) => {
  expect(refusal(() => named(pack))).toMatch(
    /^apps\/shop\/src\/waivers.ts has a problem:\n {2}pack is .*\n {4}fix: .*use hipaa or well-architected, or leave it out/,
  );
});
