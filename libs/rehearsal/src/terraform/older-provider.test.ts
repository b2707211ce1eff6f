import { fitToProvider, type ProviderSchema, unknownTypes } from './older-provider.js';

const schema: ProviderSchema = {
  resource_schemas: {
    aws_service: {
      block: {
        attributes: { name: {} },
        block_types: { deployment: { block: { attributes: { kind: {} } } } },
      },
    },
  },
};

const stack = (attributes: Record<string, unknown>) => ({ resource: { aws_service: { web: attributes } } });

test('an argument that the provider is too old for is taken out and named, also inside of blocks', () => {
  const newer = stack({ name: 'web', warm: true, deployment: [{ kind: 'a', strategy: 'b' }, { kind: 'c' }] });

  expect(fitToProvider(newer, schema)).toEqual({
    json: stack({ name: 'web', deployment: [{ kind: 'a' }, { kind: 'c' }] }),
    unknown: ['aws_service.web.warm', 'aws_service.web.deployment.strategy'],
  });
});

test("Terraform's own arguments stay, whatever the provider says", () => {
  const meta = stack({
    name: 'web',
    lifecycle: { prevent_destroy: true },
    depends_on: ['aws_service.other'],
    for_each: {},
  });
  expect(fitToProvider(meta, schema)).toEqual({ json: meta, unknown: [] });
});

test('a type that the provider lacks is named, one of another provider is not its business', () => {
  const json = { resource: { aws_service: {}, aws_new: {}, terraform_data: {} } };
  expect(unknownTypes(json, schema)).toEqual(['aws_new']);
});
