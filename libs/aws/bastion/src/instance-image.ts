export type Architecture = 'arm64' | 'x86_64';

/**
 * Families without Nitro: their memory is not isolated by hardware, nor their traffic encrypted.
 * asOf: 2026-11, source: EC2 user guide, "Instances built on the AWS Nitro System", the families before it
 */
const BEFORE_NITRO = /^(c1|c3|c4|cc2|cg1|cr1|d2|f1|g2|g3s?|h1|hi1|hs1|i2|i3|m[1-4]|p[23]|r[34]|t[12]|x1e?)\./;

const INSTANCE_TYPE = /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/;

export const isInstanceType = (type: string) => INSTANCE_TYPE.test(type);

export const isNitro = (type: string) => !BEFORE_NITRO.test(type);

/** A `g` behind the generation is Graviton: t4g, c7gn, im4gn. */
export const architectureOf = (type: string): Architecture =>
  /^(a1|[a-z]+\d+g[a-z]*)\./.test(type) ? 'arm64' : 'x86_64';

/**
 * The parameter in which AWS keeps the newest image. EC2 reads it when an instance starts, so that nothing has to be
 * looked up at synthesis, and a newer image replaces nothing by itself.
 * source: Amazon Linux 2023 user guide, "Launching AL2023 using the SSM parameter"
 */
export const imageParameter = (architecture: Architecture) =>
  `resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`;
