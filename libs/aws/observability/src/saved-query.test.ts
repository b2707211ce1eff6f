import { refusal, synthStack } from '@ashlar/testing';
import { CloudwatchQueryDefinition } from '@cdktf/provider-aws/lib/cloudwatch-query-definition/index.js';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic/index.js';
import { blockedRequests, databaseAudit, rejectedConnections, serviceErrors } from './ready-queries.js';
import { type LogQuestion, SavedQuery, type SavedQueryProps } from './saved-query.js';

const build = (props: Partial<SavedQueryProps> = {}) =>
  synthStack((stack) => {
    const question = {
      logGroupNames: ['/demo/b', '/demo/a', '/demo/b'],
      query: ['fields @message', 'limit 5'],
    };
    new SavedQuery(stack, 'query', { name: 'latest-lines', ...question, ...props });
  });

test('people find a query in the folder of their platform', () => {
  expect(build().one(CloudwatchQueryDefinition)).toMatchObject({
    name: 'demo/test/latest-lines',
    log_group_names: ['/demo/a', '/demo/b'],
    query_string: 'fields @message\n| limit 5',
  });
});

test('a log group that only Terraform knows stays where it is written', () => {
  const stack = synthStack((scope) => {
    const thing = new SnsTopic(scope, 'thing', {});
    const logGroupNames = [thing.name, '/demo/a'];
    new SavedQuery(scope, 'query', { name: 'x', logGroupNames, query: ['limit 5'] });
  });
  expect(stack.one(CloudwatchQueryDefinition)).toMatchObject({
    log_group_names: ['/demo/a', '${aws_sns_topic.thing.name}'],
  });
});

test.each<[string, LogQuestion, string]>([
  ['rejected', rejectedConnections('/demo/flow-logs'), 'filter action = "REJECT"'],
  ['blocked', blockedRequests('aws-waf-logs-demo'), 'filter action = "BLOCK"'],
  ['audit', databaseAudit('/aws/rds/cluster/demo/postgresql'), 'filter @message like /AUDIT:/'],
  ['errors', serviceErrors('/demo/nginx', '/demo/api'), 'filter @message like'],
])('the ready-made question %s is one', (name, question, filter) => {
  const { query_string: query } = build({ name, ...question }).one(CloudwatchQueryDefinition);
  expect(query).toContain(filter);
});

test.each<[object, string]>([
  [{ name: 'Latest lines' }, "name is 'Latest lines'"],
  [{ logGroupNames: [] }, 'logGroupNames is []'],
  [{ logGroupNames: [''] }, "logGroupNames[0] is ''"],
  [{ logGroupNames: '/demo/a' }, "logGroupNames is '/demo/a'"],
  [{ logGroupNames: Array.from({ length: 51 }, (_, index) => `/demo/${index}`) }, 'logGroupNames has 51'],
  [{ query: [] }, 'query is []'],
  [{ query: ['fields @message', '| limit 5'] }, "query[1] is '| limit 5'"],
  [{ query: [' '] }, "query[0] is ' '"],
])('%j is refused', (props, message) => {
  expect(refusal(() => build(props))).toContain(message);
});
