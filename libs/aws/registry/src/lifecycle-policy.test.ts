import { type KeepImages, keepImagesProblems, lifecyclePolicy } from './lifecycle-policy.js';

const problems = (keep: object) => keepImagesProblems(keep as KeepImages).map(({ what }) => what);

test('what is protected comes first, then longer prefixes before shorter, then the rest', () => {
  const keep = { protect: ['release-', 'hotfix-'], byPrefix: { v: 20, 'v1.': 5, 'w1.': 6 } };
  const { rules } = lifecyclePolicy(keep);
  expect(rules.map(({ description }) => description)).toEqual([
    'Keep every image tagged hotfix-…',
    'Keep every image tagged release-…',
    'Keep 5 images tagged v1.…',
    'Keep 6 images tagged w1.…',
    'Keep 20 images tagged v…',
    'Keep 30 tagged images',
    'Keep untagged images for 14 days',
  ]);
  expect(rules.map(({ rulePriority }) => rulePriority)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test('tagged images are counted, untagged ones go by age, and every rule expires', () => {
  const { rules } = lifecyclePolicy({ tagged: 7, untaggedDays: 3, protect: ['release-'] });
  const expire = { type: 'expire' };
  expect(rules).toMatchObject([
    { selection: { tagStatus: 'tagged', tagPrefixList: ['release-'] }, action: expire },
    {
      selection: {
        ...{ tagStatus: 'tagged', tagPatternList: ['*'] },
        ...{ countType: 'imageCountMoreThan', countNumber: 7 },
      },
      action: expire,
    },
    {
      selection: {
        ...{ tagStatus: 'untagged', countType: 'sinceImagePushed' },
        ...{ countUnit: 'days', countNumber: 3 },
      },
      action: expire,
    },
  ]);
});

test('the order in which prefixes are listed makes no difference', () => {
  const one = lifecyclePolicy({ protect: ['a', 'b', 'a'], byPrefix: { c: 1, d: 2 } });
  expect(lifecyclePolicy({ protect: ['b', 'a'], byPrefix: { d: 2, c: 1 } })).toEqual(one);
});

test('each prefix has a rule of its own, because ECR selects what has all of a list', () => {
  for (const { selection } of lifecyclePolicy({ protect: ['a', 'b'], byPrefix: { c: 1 } }).rules) {
    expect([...(selection.tagPrefixList ?? []), ...(selection.tagPatternList ?? [])].length).toBeLessThan(2);
  }
});

test('what works has no problem', () => {
  expect(problems({})).toEqual([]);
  expect(problems({ protect: ['v1'], byPrefix: { v: 5, _: 1 }, tagged: 1, untaggedDays: 1 })).toEqual([]);
});

test.each(['tagged', 'untaggedDays'])('%s is a whole number', (prop) => {
  for (const count of [0, -1, 1.5, Number.NaN, 1_000_000, '30']) {
    expect(problems({ [prop]: count })).toEqual([`keepImages.${prop} is ${count}`]);
  }
  expect(problems({ byPrefix: { v: 0 } })).toEqual(["keepImages.byPrefix['v'] is 0"]);
});

test.each(['', 'v*', '-v', '.v', 'a b', 'a/b'])("no tag starts with '%s'", (prefix) => {
  expect(problems({ protect: [prefix] })).toEqual([`keepImages names the prefix '${prefix}'`]);
  expect(problems({ byPrefix: { [prefix]: 5 } })).toEqual([`keepImages names the prefix '${prefix}'`]);
});

test('a count that protection makes idle is refused', () => {
  expect(problems({ protect: ['v'], byPrefix: { 'v1.': 5 } })).toEqual([
    "keepImages.byPrefix counts 'v1.', and protect keeps every 'v'",
  ]);
});

test('more rules than ECR takes are refused', () => {
  const protect = Array.from({ length: 49 }, (_, index) => `p${index}-`);
  expect(problems({ protect })).toEqual(['keepImages makes 51 rules; ECR takes 50']);
});
