import type { FieldToMatch, Statement } from './statement.js';
import { statementJson } from './statement-json.js';

const json = (statement: Statement) => statementJson(statement, (id) => `arn-of-${id}`);

const plain = {
  field_to_match: { uri_path: {} },
  text_transformation: [{ priority: 0, type: 'NONE' }],
};
const uri = { field: 'uriPath' } as const;
const forwardedIp = { header: 'X-Forwarded-For', fallback: 'MATCH' } as const;
const forwarded = { header_name: 'X-Forwarded-For', fallback_behavior: 'MATCH' };

test.each<[string, Statement, object]>([
  [
    'countries in alphabetical order',
    { geoMatch: { countries: ['US', 'DE'], forwardedIp } },
    { geo_match_statement: { country_codes: ['DE', 'US'], forwarded_ip_config: forwarded } },
  ],
  [
    'an IP set that exists',
    { ipSet: { arn: 'arn', forwardedIp: { ...forwardedIp, position: 'FIRST' } } },
    {
      ip_set_reference_statement: {
        arn: 'arn',
        ip_set_forwarded_ip_config: { ...forwarded, position: 'FIRST' },
      },
    },
  ],
  [
    'an inline list',
    { ipSet: { cidrs: ['203.0.113.0/24'], name: 'office' } },
    { ip_set_reference_statement: { arn: 'arn-of-office-ipv4' } },
  ],
  [
    'an inline list of both versions',
    { ipSet: { cidrs: ['2001:db8::/32', '203.0.113.0/24'] } },
    {
      or_statement: {
        statement: [
          { ip_set_reference_statement: { arn: 'arn-of-ipv4' } },
          { ip_set_reference_statement: { arn: 'arn-of-ipv6' } },
        ],
      },
    },
  ],
  ['a label', { labelMatch: { key: 'a:b' } }, { label_match_statement: { key: 'a:b', scope: 'LABEL' } }],
  [
    'bytes',
    { byteMatch: { ...uri, search: '/login', position: 'STARTS_WITH' } },
    { byte_match_statement: { search_string: '/login', positional_constraint: 'STARTS_WITH', ...plain } },
  ],
  [
    'an expression',
    { regexMatch: { ...uri, regex: '^/a' } },
    { regex_match_statement: { regex_string: '^/a', ...plain } },
  ],
  [
    'a set of expressions that exists',
    { regexPatternSet: { ...uri, arn: 'arn' } },
    { regex_pattern_set_reference_statement: { arn: 'arn', ...plain } },
  ],
  [
    'an inline set of expressions',
    { regexPatternSet: { ...uri, patterns: ['a'] } },
    { regex_pattern_set_reference_statement: { arn: 'arn-of-regex', ...plain } },
  ],
  [
    'a size',
    { sizeConstraint: { ...uri, comparison: 'GT', bytes: 5 } },
    { size_constraint_statement: { comparison_operator: 'GT', size: 5, ...plain } },
  ],
  ['SQL', { sqliMatch: uri }, { sqli_match_statement: { sensitivity_level: 'LOW', ...plain } }],
  ['a script', { xssMatch: uri }, { xss_match_statement: plain }],
  [
    'not, and, or',
    { not: { and: [{ xssMatch: uri }, { or: [{ xssMatch: uri }, { xssMatch: uri }] }] } },
    {
      not_statement: {
        statement: [
          {
            and_statement: {
              statement: [
                { xss_match_statement: plain },
                {
                  or_statement: {
                    statement: [{ xss_match_statement: plain }, { xss_match_statement: plain }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
])('%s, in the words of the provider', (_, statement, expected) => {
  expect(json(statement)).toEqual(expected);
});

test('transformations keep their order', () => {
  const transformations = ['URL_DECODE', 'LOWERCASE'] as const;
  expect(json({ xssMatch: { ...uri, transformations } })).toMatchObject({
    xss_match_statement: {
      text_transformation: [
        { priority: 0, type: 'URL_DECODE' },
        { priority: 1, type: 'LOWERCASE' },
      ],
    },
  });
});

test.each<[FieldToMatch, object]>([
  ['allQueryArguments', { all_query_arguments: {} }],
  ['method', { method: {} }],
  ['queryString', { query_string: {} }],
  [{ body: { oversize: 'MATCH' } }, { body: { oversize_handling: 'MATCH' } }],
  [{ headerOrder: { oversize: 'MATCH' } }, { header_order: { oversize_handling: 'MATCH' } }],
  [{ ja3Fingerprint: { fallback: 'MATCH' } }, { ja3_fingerprint: { fallback_behavior: 'MATCH' } }],
  [{ ja4Fingerprint: { fallback: 'MATCH' } }, { ja4_fingerprint: { fallback_behavior: 'MATCH' } }],
  [{ singleHeader: 'User-Agent' }, { single_header: { name: 'user-agent' } }],
  [{ singleQueryArgument: 'Q' }, { single_query_argument: { name: 'q' } }],
  [
    { cookies: { names: ['b', 'a'], inspect: 'VALUE', oversize: 'CONTINUE' } },
    {
      cookies: {
        match_pattern: { included_cookies: ['a', 'b'] },
        match_scope: 'VALUE',
        oversize_handling: 'CONTINUE',
      },
    },
  ],
  [
    { headers: { names: 'all', inspect: 'KEY', oversize: 'CONTINUE' } },
    { headers: { match_pattern: { all: {} }, match_scope: 'KEY', oversize_handling: 'CONTINUE' } },
  ],
  [
    { jsonBody: { paths: ['/b', '/a'], inspect: 'ALL', invalid: 'MATCH', oversize: 'CONTINUE' } },
    {
      json_body: {
        match_pattern: { included_paths: ['/a', '/b'] },
        match_scope: 'ALL',
        invalid_fallback_behavior: 'MATCH',
        oversize_handling: 'CONTINUE',
      },
    },
  ],
])('%j is a field in the words of the provider', (field, expected) => {
  expect(json({ xssMatch: { field } })).toMatchObject({ xss_match_statement: { field_to_match: expected } });
});
