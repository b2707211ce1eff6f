import { compareResources, refusal, synthStack } from '@ashlar/testing';
import { AcmpcaCertificate } from '@cdktf/provider-aws/lib/acmpca-certificate/index.js';
import { AcmpcaCertificateAuthority } from '@cdktf/provider-aws/lib/acmpca-certificate-authority/index.js';
import { AcmpcaCertificateAuthorityCertificate } from '@cdktf/provider-aws/lib/acmpca-certificate-authority-certificate/index.js';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy/index.js';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js';
import { ServiceDiscoveryHttpNamespace } from '@cdktf/provider-aws/lib/service-discovery-http-namespace/index.js';
import { Mesh, type MeshProps } from './mesh.js';
import type { Encryption } from './mesh-tls.js';

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/mesh';

const build = (props: Partial<MeshProps> = {}) =>
  synthStack((stack) => {
    const { membership } = new Mesh(stack, 'mesh', { purpose: 'mesh', tls: { kmsKeyArn: KEY }, ...props });
    stack.output('membership', JSON.stringify(membership), 'For services');
  });

const encrypted = (tls: Partial<Encryption>) => build({ tls: { kmsKeyArn: KEY, ...tls } });

test('services find each other in a namespace of the environment, which costs nothing', () => {
  expect(build().one(ServiceDiscoveryHttpNamespace)).toMatchObject({
    name: 'demo-test-mesh',
    description: 'Services of demo test',
  });
});

test('the authority issues certificates of a week, and is one that ECS may use', () => {
  expect(build().one(AcmpcaCertificateAuthority)).toMatchObject({
    type: 'ROOT',
    usage_mode: 'SHORT_LIVED_CERTIFICATE',
    certificate_authority_configuration: {
      key_algorithm: 'RSA_2048',
      signing_algorithm: 'SHA256WITHRSA',
      subject: { common_name: 'demo-test-mesh' },
    },
    tags: { AmazonECSManaged: 'true' },
  });
});

test('the authority signs itself for ten years, and services wait until it has', () => {
  const stack = build();
  expect(stack.one(AcmpcaCertificate)).toMatchObject({
    template_arn: 'arn:aws:acm-pca:::template/RootCACertificate/V1',
    signing_algorithm: 'SHA256WITHRSA',
    validity: { type: 'YEARS', value: '10' },
  });
  expect(stack.one(AcmpcaCertificateAuthorityCertificate)['certificate']).toMatch(/aws_acmpca_certificate\./);
  expect(JSON.stringify(stack.json.output)).toMatch(
    /aws_acmpca_certificate_authority_certificate\.mesh_ca_activation_\w+\.certificate_authority_arn/,
  );
});

test('Terraform refuses to destroy the authority, unless that is said', () => {
  expect(build().one(AcmpcaCertificateAuthority)).toMatchObject({
    permanent_deletion_time_in_days: 30,
    lifecycle: { prevent_destroy: true },
  });
  const deletable = encrypted({ keep: false, deletionWindowDays: 7 }).one(AcmpcaCertificateAuthority);
  expect(deletable['permanent_deletion_time_in_days']).toBe(7);
  expect(deletable['lifecycle']).toBeUndefined();
});

test("ECS takes a role with AWS's own policy, and may use this key for private keys", () => {
  const stack = build();
  expect(stack.one(IamRole)['assume_role_policy']).toContain('"Service":"ecs.amazonaws.com"');
  expect(JSON.parse(String(stack.one(IamPolicy)['policy']))).toMatchObject({
    Statement: [
      {
        Action: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:GenerateDataKeyPair'],
        Resource: KEY,
      },
    ],
  });
  expect(stack.all(IamRolePolicyAttachment).map(({ policy_arn: arn }) => arn)).toContain(
    'arn:aws:iam::aws:policy/service-role/AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity',
  );
});

test('what a service needs to join is handed over together', () => {
  const outputs = JSON.stringify(build().json.output);
  expect(outputs).toContain('aws_service_discovery_http_namespace.mesh_namespace');
  expect(outputs).toContain('aws_iam_role.mesh_issuer_role');
  expect(outputs).toContain(KEY);
});

test('without TLS there is a namespace and nothing else, at the same address', () => {
  const off = build({ tls: { off: 'nothing personal in staging' } }).byAddress();
  expect(Object.keys(off)).toHaveLength(1);
  const { moved, changed } = compareResources(build().byAddress(), off);
  expect(changed).toEqual([]);
  expect(moved.filter((address) => !/mesh_(ca|issuer)_/.test(address))).toEqual([]);
});

test('everything that is wrong is said at once', () => {
  const tls = { kmsKeyArn: 'alias/mesh', deletionWindowDays: 3, kept: true } as unknown as Encryption;
  expect(refusal(() => build({ tls }))).toMatchInlineSnapshot(`
    "demo-test-unit/mesh (Mesh) has 3 problems:
      tls.kmsKeyArn is 'alias/mesh'
        fix: give the ARN of the key, as EncryptionKey publishes it
      tls.deletionWindowDays is 3
        fix: use a whole number from 7 to 30
      tls has 'kept'
        fix: did you mean 'keep'? use kmsKeyArn, keep, deletionWindowDays"
  `);
});

test.each<[unknown, string]>([
  [undefined, 'tls is left out'],
  ['off', "tls is 'off'"],
  [{ off: ' ' }, "tls.off is ' '"],
  [{ off: 'a reason', kmsKeyArn: KEY }, "tls has 'kmsKeyArn'"],
  [{}, 'tls.kmsKeyArn is left out'],
  [{ kmsKeyArn: KEY, deletionWindowDays: 31 }, 'tls.deletionWindowDays is 31'],
  [{ kmsKeyArn: KEY, deletionWindowDays: 6 }, 'tls.deletionWindowDays is 6'],
])('%j is refused', (tls, what) => {
  expect(refusal(() => build({ tls: tls as MeshProps['tls'] }))).toContain(what);
});
