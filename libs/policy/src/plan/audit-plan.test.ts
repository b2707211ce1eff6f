import type { Attributes, PlanJson, StackJson, TerraformJson } from '@ashlar/graph';
import fc from 'fast-check';
import { packOf, TODAY, waiver } from '../audit.fixture.js';
import { auditOf } from '../audit.js';
import type { Pack } from '../pack.js';
import { hipaa } from '../packs/hipaa.js';
import { auditPlan } from './audit-plan.js';
import { blockingFindings, type PlanAuditOptions, type PlannedStackJson } from './plan-audit.js';
import { planOf } from './plan-of.fixture.js';

/** Rules of AWS's pack by id. */
const rules = (...ids: string[]): Pack => packOf(...hipaa.rules.filter(({ id }) => ids.includes(id)));

const PROTECTED = 'RDS_CLUSTER_DELETION_PROTECTION_ENABLED';

const clusterChange = (
  after: Attributes,
  unknown: Attributes = {},
  before: Attributes | null = null,
): PlanJson => ({
  resource_changes: [
    {
      ...{ address: 'aws_rds_cluster.db', mode: 'managed', type: 'aws_rds_cluster' },
      change: { actions: [before === null ? 'create' : 'update'], before, after, after_unknown: unknown },
    },
  ],
  configuration: {
    root_module: {
      resources: [
        {
          ...{ address: 'aws_rds_cluster.db', mode: 'managed', type: 'aws_rds_cluster' },
          expressions: { deletion_protection: { references: ['var.protect'] } },
        },
      ],
    },
  },
});

const audit = (stack: Omit<PlannedStackJson, 'name'>, options: Partial<PlanAuditOptions> = {}) =>
  auditPlan([{ name: 's', ...stack }], { packs: [rules(PROTECTED)], today: TODAY, ...options });

test('what the plan will make is judged, and what passes is not listed', () => {
  expect(audit({ plan: clusterChange({ deletion_protection: true }) }).findings).toEqual([]);
  expect(audit({ plan: clusterChange({ deletion_protection: false }) }).findings).toEqual([
    {
      ...{ pack: 'test', rule: PROTECTED, verdict: 'fail', stack: 's', address: 'aws_rds_cluster.db' },
      reason: 'deletion_protection is false',
      fix: expect.any(String) as string,
      isNew: true,
    },
  ]);
});

test('what is known after the apply passes nothing: it is shown, and fails unless that is allowed', () => {
  const found = audit({ plan: clusterChange({}, { deletion_protection: true }) });
  expect(found.findings).toMatchObject([{ verdict: 'unknown', address: 'aws_rds_cluster.db' }]);
  expect(blockingFindings(found)).toHaveLength(1);
  expect(blockingFindings(found, { advisory: [PROTECTED] })).toEqual([]);
  const allowed = audit(
    { plan: clusterChange({}, { deletion_protection: true }) },
    { waivers: [waiver({ rule: PROTECTED, resources: ['s/aws_rds_cluster.db'] })] },
  );
  expect(blockingFindings(allowed)).toEqual([]);
  expect(allowed.findings).toMatchObject([{ verdict: 'waived', waiver: { owner: 'platform' } }]);
});

test('what no plan tells, because only what runs does, is no verdict on a plan', () => {
  // Whether a key is about to be deleted, and how old access keys are.
  const packs = [rules('KMS_CMK_NOT_SCHEDULED_FOR_DELETION', 'ACCESS_KEYS_ROTATED')];
  const plan = planOf({ json: { resource: { aws_kms_key: { main: { description: '${var.x}' } } } } });
  expect(audit({ plan }, { packs }).findings).toEqual([]);
  expect(packs.flatMap((pack) => pack.rules)).toHaveLength(2);
});

test('what failed before is not new, be it by its values or by the JSON of the base', () => {
  const was = (before: Attributes | null, priorJson?: TerraformJson) =>
    audit({ plan: clusterChange({ deletion_protection: false }, {}, before), priorJson }).findings.map(
      ({ isNew }) => isNew,
    );
  const baseOf = (protection: boolean): TerraformJson => ({
    resource: { aws_rds_cluster: { db: { deletion_protection: protection } } },
  });
  expect(was({ deletion_protection: false })).toEqual([false]);
  expect(was({ deletion_protection: true })).toEqual([true]);
  expect(was(null, baseOf(false))).toEqual([false]);
  expect(was(null, baseOf(true))).toEqual([true]);
});

test('a resource that is moved is the one that it was', () => {
  const plan = clusterChange({ deletion_protection: false }, {}, { deletion_protection: false });
  const [change] = plan.resource_changes ?? [];
  const moved = {
    ...plan,
    resource_changes: change && [{ ...change, previous_address: 'aws_rds_cluster.old' }],
  };
  const priorJson = { resource: { aws_rds_cluster: { old: { deletion_protection: false } } } };
  expect(audit({ plan: moved, priorJson }).findings).toMatchObject([{ isNew: false }]);
});

test('waivers beside the resource count; those that have ended fail, and those that waive nothing warn', () => {
  const note = (until: string) => [
    { rule: PROTECTED, reason: 'a decision that somebody wrote down', owner: 'platform', until },
  ];
  const withNote = (until: string, protection: boolean) =>
    audit({
      plan: clusterChange({ deletion_protection: protection }),
      json: {
        resource: { aws_rds_cluster: { db: { '//': { metadata: { path: 's/db' }, waivers: note(until) } } } },
      },
    });
  expect(withNote('2027-03-31', false)).toMatchObject({
    findings: [{ verdict: 'waived', path: 's/db', waiver: { expires: '2027-03-31' } }],
    ...{ problems: [], warnings: [] },
  });
  const ended = withNote('2026-11-20', false);
  expect(ended.problems).toHaveLength(1);
  expect(blockingFindings(ended)).toHaveLength(1);
  expect(withNote('2027-03-31', true)).toMatchObject({ findings: [], problems: [], warnings: [{}] });
});

test('instances are named as Terraform names them, and waived by the name of all of them', () => {
  const plan = clusterChange({ deletion_protection: false });
  const [change] = plan.resource_changes ?? [];
  const keyed = { ...plan, resource_changes: change && [{ ...change, address: 'aws_rds_cluster.db["a"]' }] };
  expect(audit({ plan: keyed }).findings).toMatchObject([{ address: 'aws_rds_cluster.db["a"]' }]);
  const waivers = [waiver({ rule: PROTECTED, resources: ['s/aws_rds_cluster.db'] })];
  expect(audit({ plan: keyed }, { waivers }).findings).toMatchObject([{ verdict: 'waived' }]);
});

test('a reason names other instances as Terraform does', () => {
  const group = { ingress: [{ from_port: 22, to_port: 22, protocol: 'tcp', cidr_blocks: ['0.0.0.0/0'] }] };
  const plan: PlanJson = {
    resource_changes: [
      {
        ...{ address: 'module.a["x"].aws_security_group.web', mode: 'managed', type: 'aws_security_group' },
        change: { actions: ['create'], before: null, after: group, after_unknown: {} },
      },
    ],
  };
  const { findings } = audit({ plan }, { packs: [rules('INCOMING_SSH_DISABLED')] });
  expect(findings[0]?.reason).toBe('s/module.a["x"].aws_security_group.web admits 0.0.0.0/0 on tcp 22');
});

/** A bucket here, what belongs to it and its key, some of it in another stack, some of it not as it should be. */
const stack = (name: string, body: TerraformJson): StackJson => ({
  name,
  json: { terraform: { backend: { s3: { bucket: 'states', key: name } } }, ...body },
});

const reads = {
  terraform_remote_state: { keys: { backend: 's3', config: { bucket: 'states', key: 'keys' } } },
};

const anyEnvironment = fc
  .record({ rotated: fc.boolean(), versioned: fc.boolean(), encrypted: fc.boolean(), tls: fc.boolean() })
  .map(({ rotated, versioned, encrypted, tls }) => [
    stack('keys', {
      resource: { aws_kms_key: { main: { enable_key_rotation: rotated } } },
      output: { arn: { value: '${aws_kms_key.main.arn}' } },
    }),
    stack('files', {
      data: reads,
      resource: {
        aws_s3_bucket: { files: { bucket: 'files' } },
        aws_sns_topic: {
          news: {
            ...(encrypted && { kms_master_key_id: '${data.terraform_remote_state.keys.outputs.arn}' }),
          },
        },
        aws_s3_bucket_versioning: {
          files: {
            bucket: '${aws_s3_bucket.files.id}',
            versioning_configuration: { status: versioned ? 'Enabled' : 'Suspended' },
          },
        },
        aws_s3_bucket_policy: {
          files: {
            bucket: '${aws_s3_bucket.files.id}',
            policy: JSON.stringify({
              Statement: [
                {
                  ...{ Effect: 'Deny', Principal: '*', Action: 's3:*' },
                  Resource: ['${aws_s3_bucket.files.arn}', '${aws_s3_bucket.files.arn}/*'],
                  Condition: { Bool: { 'aws:SecureTransport': tls ? 'false' : 'true' } },
                },
              ],
            }),
          },
        },
      },
    }),
  ]);

test('a plan of everything fails what its JSON fails, and what is left alone is read but not spoken of', () => {
  fc.assert(
    fc.property(anyEnvironment, (stacks) => {
      const { results } = auditOf(stacks, { pack: hipaa, today: TODAY });
      const failures = results.flatMap(({ id, judgements }) =>
        judgements.filter(({ verdict }) => verdict === 'fail').map(({ resource }) => `${id} ${resource}`),
      );
      const planned = stacks.map((one) => ({ ...one, plan: planOf(one) }));
      const failing = (some: typeof planned, beside: StackJson[]) =>
        auditPlan(some, { packs: [hipaa], today: TODAY, beside })
          .findings.filter(({ verdict }) => verdict === 'fail')
          .map(({ rule, stack: of, address }) => `${rule} ${of === undefined ? '' : `${of}/`}${address}`);
      expect(failing(planned, [])).toEqual([...failures].sort());
      const [keys, files] = [planned.slice(0, 1), planned.slice(1)];
      const apart = [...failing(keys, stacks.slice(1)), ...failing(files, stacks.slice(0, 1))];
      expect([...new Set(apart)].sort()).toEqual([...failures].sort());
    }),
    { numRuns: 16 },
  );
});

test('the order of stacks makes no difference', () => {
  const stacks = fc.sample(anyEnvironment, 1)[0] ?? [];
  const planned = stacks.map((one) => ({ ...one, plan: planOf(one) }));
  const options = { packs: [hipaa], today: TODAY };
  expect(auditPlan([...planned].reverse(), options)).toEqual(auditPlan(planned, options));
});
