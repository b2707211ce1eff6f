import { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
// This is what a project looks like that knows CDKTF only.
// eslint-disable-next-line no-restricted-imports
import { App, S3Backend, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { addResources } from './resources.js';
import { RESOURCES, RESOURCES_PER_STACK } from './size.js';

class BenchStack extends TerraformStack {
  constructor(scope: Construct, id: string, first: number, count: number) {
    super(scope, id);
    new AwsProvider(this, 'aws', {
      region: 'us-east-1',
      defaultTags: [{ tags: { App: 'bench', Stack: id } }],
    });
    new S3Backend(this, {
      bucket: 'state-of-the-bench',
      key: `${id}.tfstate`,
      region: 'us-east-1',
      encrypt: true,
    });
    addResources(this, first, count);
  }
}

const app = new App();
for (let first = 0; first < RESOURCES; first += RESOURCES_PER_STACK) {
  const count = Math.min(RESOURCES_PER_STACK, RESOURCES - first);
  new BenchStack(app, `bench-${first / RESOURCES_PER_STACK}`, first, count);
}
app.synth();
