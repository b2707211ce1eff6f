import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readStacks, stateStore } from '@ashlar/core';
import type { TerraformJson, WrittenStack } from '@ashlar/graph';

const region = 'us-east-1';
const { bucket, table } = stateStore({ account: '444455556666', region });

const required_providers = { aws: { source: 'aws', version: '6.25.0' } };

export interface HandMade {
  readonly name: string;
  readonly json: TerraformJson;
  readonly dependencies?: readonly string[];
}

const store = (name: string) => ({
  ...{ bucket, key: `hand-made/${name}.tfstate`, region, dynamodb_table: table },
});

/** Test support: an output folder of small stacks, whose states lie in the staging account. */
export function handMadeOutput(outdir: string, stacks: readonly HandMade[]): WrittenStack[] {
  const entries = stacks.map(({ name, json, dependencies = [] }) => {
    const synthesizedStackPath = join('stacks', name, 'cdk.tf.json');
    mkdirSync(join(outdir, 'stacks', name), { recursive: true });
    const terraform = {
      backend: { s3: { ...store(name), use_lockfile: true } },
      ...(json['provider'] === undefined ? {} : { required_providers }),
    };
    const terraform_remote_state = Object.fromEntries(
      dependencies.map((other) => [
        `cross-stack-reference-input-${other}`,
        { backend: 's3', config: store(other) },
      ]),
    );
    const data = dependencies.length === 0 ? {} : { data: { terraform_remote_state } };
    writeFileSync(join(outdir, synthesizedStackPath), JSON.stringify({ terraform, ...data, ...json }));
    return [name, { name, synthesizedStackPath, dependencies }];
  });
  const manifest = { stacks: Object.fromEntries(entries) as object };
  writeFileSync(join(outdir, 'manifest.json'), JSON.stringify(manifest));
  return readStacks(outdir);
}

/** An expression that reads another stack's output. */
export const outputOf = (stack: string, output: string) =>
  `\${data.terraform_remote_state.cross-stack-reference-input-${stack}.outputs.${output}}`;
