import { didYouMean, isKnown, type Problem } from '@ashlar/core';
import { pascalCase, type Statement } from '@ashlar/iam';

export type AccessKind = 'read' | 'write' | 'read-write' | 'delete';

export interface AccessRequest {
  readonly kind: AccessKind;
  /** A folder of the bucket. */
  readonly prefix?: string | undefined;
  readonly purpose: string;
  readonly bucketArn: string;
  readonly kmsKeyArn?: string | undefined;
  readonly region: string;
}

const KINDS: readonly string[] = ['read', 'write', 'read-write', 'delete'] satisfies AccessKind[];

/** What somebody who works with the objects of a bucket may do, with its key through S3 only. */
export function accessStatements(request: AccessRequest): Statement[] {
  const { kind, bucketArn, kmsKeyArn, region } = request;
  const folder = request.prefix?.replace(/\/*$/, '/') ?? '';
  const name = pascalCase(`${request.purpose}/${folder}`);
  const objects = [`${bucketArn}/${folder}*`];
  const statements: Statement[] = [];
  const keyActions: string[] = [];
  if (kind === 'read' || kind === 'read-write') {
    statements.push(
      {
        sid: `List${name}`,
        actions: ['s3:ListBucket'],
        resources: [bucketArn],
        ...(folder ? { conditions: { StringLike: { 's3:prefix': `${folder}*` } } } : {}),
      },
      { sid: `Read${name}`, actions: ['s3:GetObject'], resources: objects },
    );
    keyActions.push('kms:Decrypt');
  }
  if (kind === 'write' || kind === 'read-write') {
    const actions = ['s3:AbortMultipartUpload', 's3:ListMultipartUploadParts', 's3:PutObject'];
    statements.push({ sid: `Write${name}`, actions, resources: objects });
    // S3 decrypts the parts of a multipart upload to put them together.
    keyActions.push('kms:Decrypt', 'kms:GenerateDataKey');
  }
  if (kind === 'delete') {
    statements.push({ sid: `Delete${name}`, actions: ['s3:DeleteObject'], resources: objects });
  }
  if (kmsKeyArn !== undefined && keyActions.length > 0) {
    statements.push({
      sid: `${pascalCase(kind)}KeyOf${name}`,
      actions: [...new Set(keyActions)],
      resources: [kmsKeyArn],
      conditions: { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } },
    });
  }
  return statements;
}

export function accessProblems(kind: string, prefix: string | undefined): Problem[] {
  const problems: Problem[] = [];
  if (!KINDS.includes(kind)) {
    const fix = `${didYouMean(String(kind), KINDS)}use one of ${KINDS.join(', ')}`;
    problems.push({ what: `access is asked for '${kind}'`, fix });
  }
  if (prefix !== undefined && (!isKnown(prefix) || !/^[A-Za-z0-9][A-Za-z0-9/._=-]*$/.test(prefix))) {
    problems.push({
      what: `access is asked for the prefix '${prefix}'`,
      fix: "name a folder as objects' keys begin, without wildcards: 'uploads' or 'uploads/2026'",
    });
  }
  return problems;
}
