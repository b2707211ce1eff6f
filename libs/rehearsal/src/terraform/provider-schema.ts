import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TerraformRoot } from '@ashlar/terraform';
import type { ProviderSchema } from './older-provider.js';

const AWS = 'registry.terraform.io/hashicorp/aws';

/** The schema of the AWS provider that an initialized root uses. Asked once for each version: it takes seconds. */
export async function providerSchema(
  root: TerraformRoot,
  cache: string,
  version: string,
): Promise<ProviderSchema> {
  const file = join(cache, `aws-provider-${version}.json`);
  if (!existsSync(file)) {
    const { stdout } = await root.run(['providers', 'schema', '-json']);
    const schemas = JSON.parse(stdout) as { provider_schemas: Record<string, ProviderSchema> };
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(schemas.provider_schemas[AWS]));
    renameSync(`${file}.${process.pid}`, file);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as ProviderSchema;
}
