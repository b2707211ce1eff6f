import fc from 'fast-check';
import { type KeepImages, lifecyclePolicy, type LifecycleRule } from './lifecycle-policy.js';
import { type Image, surviving } from './surviving-images.js';

const image = (digest: string, tags: readonly string[], pushedDaysAgo: number): Image => ({
  digest,
  tags,
  pushedDaysAgo,
});

const rule = (rulePriority: number, selection: Partial<LifecycleRule['selection']>): LifecycleRule => ({
  rulePriority,
  description: '',
  selection: { tagStatus: 'tagged', countType: 'imageCountMoreThan', countNumber: 1, ...selection },
  action: { type: 'expire' },
});

const digests = (images: readonly Image[]) => images.map(({ digest }) => digest);

const expired = (rules: readonly LifecycleRule[], images: readonly Image[]) => {
  const left = new Set(digests(surviving({ rules }, images)));
  return digests(images).filter((digest) => !left.has(digest));
};

describe("the examples of ECR's user guide", () => {
  const prodBeta = [
    image('A', ['beta-1', 'prod-1'], 10),
    image('B', ['beta-2', 'prod-2'], 9),
    image('C', ['beta-3'], 8),
  ];
  const prod = (priority: number) => rule(priority, { tagPrefixList: ['prod'] });
  const beta = (priority: number) => rule(priority, { tagPrefixList: ['beta'] });

  test('multiple rules, A: what a first rule keeps is out of reach for the second', () => {
    expect(expired([prod(1), beta(2)], prodBeta)).toEqual(['A']);
  });

  test('multiple rules, B: the other order expires two, whichever order they are written in', () => {
    expect(expired([beta(1), prod(2)], prodBeta)).toEqual(['A', 'B']);
    expect(expired([prod(2), beta(1)], prodBeta)).toEqual(['A', 'B']);
  });

  test('several prefixes in one rule select images that have all of them', () => {
    const images = [
      image('A', ['alpha-1'], 12),
      image('B', ['beta-1'], 11),
      image('C', ['alpha-2', 'beta-2'], 10),
    ];
    const more = [
      image('D', ['alpha-3'], 4),
      image('E', ['beta-3'], 2),
      image('F', ['alpha-4', 'beta-4'], 1),
    ];
    const both = rule(1, {
      tagPrefixList: ['alpha', 'beta'],
      countType: 'sinceImagePushed',
      countUnit: 'days',
      countNumber: 5,
    });
    expect(expired([both], [...images, ...more])).toEqual(['C']);
  });

  test('patterns may stand around the text', () => {
    const images = [image('A', ['a-prod-1'], 2), image('B', ['a-prod-2'], 1), image('C', ['beta'], 3)];
    expect(expired([rule(1, { tagPatternList: ['*prod*'] })], images)).toEqual(['A']);
    expect(expired([rule(1, { tagPatternList: ['prod*'] })], images)).toEqual([]);
    expect(
      expired(
        [rule(1, { tagPatternList: ['*.prod'] })],
        [image('A', ['xprod'], 1), image('B', ['yprod'], 2)],
      ),
    ).toEqual([]);
  });

  test('a rule for any image spares what an earlier rule has selected', () => {
    const images = [
      image('A', ['alpha-1'], 4),
      image('B', ['beta-1'], 3),
      image('C', [], 2),
      image('D', ['alpha-2'], 1),
    ];
    const any = rule(2, { tagStatus: 'any' });
    expect(expired([rule(1, { tagPrefixList: ['alpha'] }), any], images)).toEqual(['A', 'B', 'C']);
  });
});

test('the parts of an image for several platforms stay while it is there', () => {
  const list = { ...image('list', ['v1'], 1), manifests: ['amd64', 'arm64'] };
  const parts = [image('amd64', [], 400), image('arm64', [], 400), image('stray', [], 400)];
  expect(digests(surviving(lifecyclePolicy(), [list, ...parts]))).toEqual(['list', 'amd64', 'arm64']);
});

test('after 40 deployments the last 30 can be rolled back to, and every release', () => {
  const deployments = Array.from({ length: 40 }, (_, age) => image(`d${age}`, [`git-${age}`], age));
  const release = image('release', ['release-1'], 400);
  const left = digests(surviving(lifecyclePolicy({ protect: ['release-'] }), [...deployments, release]));
  expect(left).toEqual([...digests(deployments.slice(0, 30)), 'release']);
});

test('protected images take places of the 30: forty newer releases leave no other', () => {
  const releases = Array.from({ length: 40 }, (_, age) => image(`r${age}`, [`release-${age}`], age));
  const left = surviving(lifecyclePolicy({ protect: ['release-'] }), [
    ...releases,
    image('git', ['git-1'], 50),
  ]);
  expect(digests(left)).toEqual(digests(releases));
});

describe('whatever is pushed', () => {
  const tag = fc.stringMatching(/^(git|pr|release)-[0-9]{1,3}$/);
  const images = fc
    .array(fc.record({ tags: fc.uniqueArray(tag, { maxLength: 3 }), pushedDaysAgo: fc.nat(60) }), {
      maxLength: 25,
    })
    .map((list) => list.map((one, index): Image => ({ digest: `sha256:${index}`, ...one })));
  const count = fc.integer({ min: 1, max: 8 });
  const keeps: fc.Arbitrary<KeepImages> = fc.record({
    tagged: count,
    untaggedDays: fc.integer({ min: 1, max: 50 }),
    byPrefix: fc.oneof(
      fc.constant({}),
      count.map((pr) => ({ 'pr-': pr })),
    ),
    protect: fc.subarray(['release-']),
  });
  const has = ({ tags }: Image, prefix: string) => tags.some((one) => one.startsWith(prefix));
  const newest = (list: readonly Image[]) =>
    [...list].sort(
      (one, other) => one.pushedDaysAgo - other.pushedDaysAgo || (one.digest < other.digest ? -1 : 1),
    );
  const check = (holds: (keep: KeepImages, list: Image[], left: ReadonlySet<string>) => void) =>
    fc.assert(
      fc.property(keeps, images, (keep, list) => {
        holds(keep, list, new Set(digests(surviving(lifecyclePolicy(keep), list))));
      }),
    );

  test('the newest tagged images stay, as many as are said', () => {
    check(({ tagged = 0, byPrefix = {} }, list, left) => {
      const tops = newest(list.filter(({ tags }) => tags.length > 0)).slice(0, tagged);
      for (const { digest } of tops.filter((one) => !('pr-' in byPrefix && has(one, 'pr-')))) {
        expect(left).toContain(digest);
      }
    });
  });

  test('the newest of a prefix stay, as many as are said, and no more unless they are protected', () => {
    check(({ byPrefix = {}, protect = [] }, list, left) => {
      const { 'pr-': pr } = byPrefix;
      if (pr === undefined) return;
      const ofPrefix = newest(list.filter((one) => has(one, 'pr-')));
      for (const { digest } of ofPrefix.slice(0, pr)) expect(left).toContain(digest);
      for (const one of ofPrefix.slice(pr).filter((old) => !protect.some((prefix) => has(old, prefix)))) {
        expect(left).not.toContain(one.digest);
      }
    });
  });

  test('what is protected stays', () => {
    check(({ protect = [] }, list, left) => {
      for (const one of list.filter((candidate) => protect.some((prefix) => has(candidate, prefix)))) {
        expect(left).toContain(one.digest);
      }
    });
  });

  test('an untagged image stays exactly as long as is said', () => {
    check(({ untaggedDays = 0 }, list, left) => {
      for (const { digest, pushedDaysAgo } of list.filter(({ tags }) => tags.length === 0)) {
        expect(left.has(digest)).toBe(pushedDaysAgo <= untaggedDays);
      }
    });
  });

  test('one more image brings none back', () => {
    fc.assert(
      fc.property(
        keeps,
        images,
        fc.uniqueArray(tag, { maxLength: 2 }),
        fc.nat(60),
        (keep, list, tags, age) => {
          const before = new Set(digests(surviving(lifecyclePolicy(keep), list)));
          const after = digests(surviving(lifecyclePolicy(keep), [...list, image('new', tags, age)]));
          expect(after.filter((digest) => digest !== 'new' && !before.has(digest))).toEqual([]);
        },
      ),
    );
  });

  test('a second run expires nothing more, and the order of the list makes no difference', () => {
    fc.assert(
      fc.property(keeps, images, (keep, list) => {
        const policy = lifecyclePolicy(keep);
        const left = surviving(policy, list);
        expect(new Set(digests(surviving(policy, [...list].reverse())))).toEqual(new Set(digests(left)));
        expect(surviving(policy, left)).toEqual(left);
      }),
    );
  });
});
