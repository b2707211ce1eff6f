import { Model, type TerraformJson } from '@ashlar/graph';
import { auroraCopiedAway } from './aurora-copied-away.js';

const NAMED = '${aws_backup_vault.copy.arn}';

const judge = (
  destination: string | undefined,
  { vault = {}, region = 'us-east-1', ...more }: Change = {},
) => {
  const json: TerraformJson = {
    provider: { aws: [{ region }, { alias: 'far', region: 'us-west-2' }] },
    resource: {
      aws_rds_cluster: { db: { engine: 'aurora-postgresql', tags: { plan: 'daily' }, ...more.cluster } },
      aws_backup_selection: {
        s: {
          plan_id: more.plan ?? '${aws_backup_plan.p.id}',
          selection_tag: [{ type: 'STRINGEQUALS', key: 'plan', value: 'daily' }],
        },
      },
      aws_backup_plan: {
        p: {
          rule: [{ ...(destination ? { copy_action: [{ destination_vault_arn: destination }] } : {}) }],
        },
      },
      aws_backup_vault: { copy: { provider: 'aws.far', ...vault } },
    },
  };
  return auroraCopiedAway
    .judge(new Model([{ name: 's', json }]))
    .map((one) => `${one.verdict} ${one.reason}`);
};

interface Change {
  readonly vault?: object;
  readonly region?: string;
  readonly cluster?: object;
  readonly plan?: string;
}

test('a copy in another region passes, whether the vault is here or named', () => {
  expect(judge(NAMED)).toEqual(['pass copied to s/aws_backup_vault.copy in us-west-2']);
  expect(judge('arn:aws:backup:eu-west-1:1:backup-vault:v')).toEqual([
    'pass copied to arn:aws:backup:eu-west-1:1:backup-vault:v in eu-west-1',
  ]);
});

test('no copy, one in the same region, and no plan at all fail', () => {
  expect(judge(undefined)).toEqual(['fail s/aws_backup_plan.p copies nothing']);
  expect(judge(NAMED, { vault: { provider: 'aws' } })).toEqual([
    'fail copied to s/aws_backup_vault.copy, in us-east-1 like the cluster',
  ]);
  expect(judge(NAMED, { cluster: { tags: {} } })).toEqual(['fail no aws_backup_selection takes it in']);
});

test.each<[string, string, Change]>([
  ['the vault', '${var.vault}', {}],
  ['the region of the vault', NAMED, { vault: { region: '${var.region}' } }],
  ['the region of the cluster', NAMED, { region: '${var.region}' }],
  ['the plan', NAMED, { plan: '${var.plan}' }],
])('what only Terraform knows is open: %s', (_, destination, change) => {
  expect(judge(destination, change)).toEqual([expect.stringMatching('^unknown ')]);
});

test('a cluster that is not of Aurora is not its concern', () => {
  expect(judge(undefined, { cluster: { engine: 'mysql' } })).toEqual([]);
});
