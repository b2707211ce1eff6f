import fc from 'fast-check';
import { policyDocument } from './policy-document.js';
import type { PrincipalStatement, Statement } from './statement.js';

const statement = (overrides: Partial<Statement> = {}): Statement => ({
  sid: 'ReadOrders',
  actions: ['dynamodb:GetItem'],
  resources: ['arn:aws:dynamodb:us-east-1:123456789012:table/orders'],
  ...overrides,
});

const build = (...statements: readonly (Statement | PrincipalStatement)[]) =>
  (JSON.parse(policyDocument(statements)) as { Statement: Record<string, unknown>[] }).Statement;

test('a list of one is rendered as the one, as AWS returns it', () => {
  expect(policyDocument([statement({ conditions: { StringEquals: { 'aws:SourceAccount': ['1'] } } })])).toBe(
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'ReadOrders',
          Effect: 'Allow',
          Action: 'dynamodb:GetItem',
          Resource: 'arn:aws:dynamodb:us-east-1:123456789012:table/orders',
          Condition: { StringEquals: { 'aws:SourceAccount': '1' } },
        },
      ],
    }),
  );
});

test('the order of statements, actions, resources and conditions makes no difference', () => {
  const words = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 4 });
  const statements = fc.uniqueArray(
    fc.record({
      sid: fc.stringMatching(/^[A-Z][a-z]{3}$/),
      actions: words,
      resources: words,
      accounts: words,
    }),
    { selector: ({ sid }) => sid, maxLength: 4 },
  );
  const render = (
    list: readonly { sid: string; actions: string[]; resources: string[]; accounts: string[] }[],
  ) =>
    policyDocument(
      list.map(({ sid, actions, resources, accounts }) => ({
        sid,
        actions,
        resources,
        conditions: Object.fromEntries(accounts.map((account) => [account, { [account]: accounts }])),
      })),
    );
  fc.assert(
    fc.property(statements, (list) => {
      const reversed = [...list].reverse().map(({ sid, actions, resources, accounts }) => ({
        sid,
        actions: [...actions].reverse(),
        resources: [...resources].reverse(),
        accounts: [...accounts].reverse(),
      }));
      expect(render(reversed)).toBe(render(list));
    }),
  );
});

test('what only Terraform knows stays in the order of the code, whatever the engine calls it', () => {
  const resources = (...numbers: number[]) =>
    build(
      statement({ resources: ['b', ...numbers.map((number) => `\${TfToken[TOKEN.${number}]}`), 'a'] }),
    )[0]?.['Resource'];
  expect(resources(98, 99)).toEqual(['a', 'b', '${TfToken[TOKEN.98]}', '${TfToken[TOKEN.99]}']);
  expect(resources(99, 100)).toEqual(['a', 'b', '${TfToken[TOKEN.99]}', '${TfToken[TOKEN.100]}']);
});

test('a statement says for whom it is and what it forbids', () => {
  const principal = { service: 'logs.us-east-1.amazonaws.com' };
  expect(build({ ...statement(), principal })).toMatchObject([
    { Principal: { Service: 'logs.us-east-1.amazonaws.com' }, Effect: 'Allow' },
  ]);
  const root = { aws: 'arn:aws:iam::123456789012:root' };
  expect(build({ ...statement(), principal: root })).toMatchObject([{ Principal: { AWS: root.aws } }]);
  expect(build({ ...statement(), principal: '*', effect: 'Deny' })).toMatchObject([
    { Principal: '*', Effect: 'Deny' },
  ]);
});

test('without resources, as in the trust of a role, the key is left out', () => {
  expect(build(statement({ resources: [] }))[0]).not.toHaveProperty('Resource');
});

test('why a resource cannot be named is for readers of the code, not for AWS', () => {
  const [rendered] = build(statement({ resources: ['*'], anyResourceBecause: 'the API has no other form' }));
  expect(Object.keys(rendered ?? {})).toEqual(['Sid', 'Effect', 'Action', 'Resource']);
});
