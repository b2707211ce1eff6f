import { allowListOf, allowListProblems, defaultAllowList } from './allow-list.js';

test('what is left out is the default', () => {
  expect(allowListProblems({})).toEqual([]);
  expect(allowListOf({ dataSources: ['aws_ssm_parameter'] })).toEqual({
    ...defaultAllowList,
    dataSources: ['aws_ssm_parameter'],
  });
});

test('everything that is wrong is said at once', () => {
  const written = {
    datasources: [],
    modules: 'a',
    accounts: [1],
    providers: [
      { source: 'hashicorp/aws', settings: [] },
      { source: 'r.io/a/b', settings: ['region'] },
    ],
  };
  expect(allowListProblems(written).map(({ what }) => what)).toEqual([
    "the allow-list has 'datasources'",
    "modules is 'a'",
    'accounts is [1]',
    'providers[0] is {"source":"hashicorp/aws","settings":[]}',
  ]);
});

test.each([undefined, null, 'x', []])('%j is no allow-list', (written) => {
  expect(allowListProblems(written)).toHaveLength(1);
});
