import { spawnSync } from 'node:child_process';
import { mkdtempSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { stateStore } from '@ashlar/core';
import { ACCOUNT, type Machine, REGION } from './machine.fixture.js';
import { projectRoot } from './workflow-file.fixture.js';
import { type WorkflowRun, WorkflowRunner } from './workflow-runner.fixture.js';

/** The topics of a stack, by its name. */
export interface ShopStacks {
  readonly [stack: string]: readonly string[];
}

export interface PullRequest {
  readonly number: number;
  readonly branch: string;
  readonly head: string;
}

/** What happens around a repository: people push and merge, and workflows run. */
export class Shop {
  private readonly runner: WorkflowRunner;
  private pulls = 0;

  constructor(private readonly machine: Machine) {
    this.runner = new WorkflowRunner(machine);
  }

  /** The account as it has to be before anything is planned. */
  async prepare(stacks: ShopStacks): Promise<void> {
    const { bucket, table } = stateStore({ account: ACCOUNT, region: REGION });
    await this.aws('s3', 'PUT', `/${bucket}`);
    await this.aws('s3', 'PUT', `/ashlar-plans-${ACCOUNT}-${REGION}`);
    await this.aws('dynamodb', 'POST', '/', {
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'LockID', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'LockID', AttributeType: 'S' }],
    });
    this.write(stacks);
    this.machine.repository.commit('shop');
  }

  /** The app as sources. */
  write(stacks: ShopStacks, more = ''): void {
    this.machine.repository.write('apps/shop/src/app.ts', source(stacks, more));
  }

  open(branch: string, write: () => void): PullRequest {
    const { github, repository } = this.machine;
    const head = repository.branch(branch, write);
    this.pulls += 1;
    github.repository.open(this.pulls, head);
    return { number: this.pulls, branch, head };
  }

  /** What a push to the branch of a pull request starts: both zones, one after the other. */
  async review(
    pull: PullRequest,
    { actor = 'dev' } = {},
  ): Promise<{ synthesize: WorkflowRun; review: WorkflowRun }> {
    const { repository } = this.machine;
    const base = repository.git('rev-parse', 'main');
    const synthesize = await this.runner.run('synthesize.yml', {
      ...{
        name: 'pull_request',
        sha: repository.mergeOf(pull.branch),
        ref: `refs/pull/${pull.number}/merge`,
      },
      event: { pull_request: { number: pull.number } },
    });
    const workflow_run = {
      ...{
        id: synthesize.id,
        event: 'pull_request',
        conclusion: synthesize.conclusion,
        actor: { login: actor },
      },
      ...{ head_sha: pull.head, head_branch: pull.branch, head_repository: { full_name: 'acme/shop' } },
      pull_requests: [{ number: pull.number, base: { sha: base, ref: 'main' } }],
    };
    const review = await this.runner.run('review.yml', {
      ...{ name: 'workflow_run', sha: base, ref: 'refs/heads/main' },
      event: { workflow_run, repository: { default_branch: 'main', private: true } },
    });
    return { synthesize, review };
  }

  /** Merges, and runs what a push to main starts. */
  async merge({ branch, number }: PullRequest): Promise<WorkflowRun> {
    const { github, repository } = this.machine;
    const sha = repository.merge(branch);
    const pull = github.repository.pullRequests.find((one) => one.number === number);
    if (pull !== undefined) Object.assign(pull, { state: 'closed', merge: sha });
    return this.runner.run('apply.yml', { name: 'push', event: {}, sha, ref: 'refs/heads/main' });
  }

  /** Somebody applies by hand what is not in main. */
  async applyByHand(stacks: ShopStacks, stack = '*'): Promise<void> {
    const { machine } = this;
    const commit = machine.repository.branch(`by-hand-${Object.keys(stacks).length}`, () =>
      this.write(stacks),
    );
    const folder = mkdtempSync(join(machine.folder, 'by-hand-'));
    machine.repository.checkOut(commit, folder);
    symlinkSync(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
    const { stderr, status } = spawnSync('node', ['bin/ashlar.mjs', 'apply', stack, '--auto-approve'], {
      ...{ cwd: folder, encoding: 'utf8' },
      env: {
        ...{ ...machine.programs, HOME: folder, AWS_ENDPOINT_URL: machine.emulator.endpoint },
        ...{ AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_REGION: REGION },
      },
    });
    if (status !== 0) throw new Error(stderr);
  }

  /** Something was written into the state of a stack, and nothing is otherwise than before. */
  async touchState(stack: string): Promise<void> {
    const { bucket, table } = stateStore({ account: ACCOUNT, region: REGION });
    const path = `${bucket}/shop/production/${stack}.tfstate`;
    const state = JSON.parse(await this.aws('s3', 'GET', `/${path}`)) as { serial: number };
    await this.aws('s3', 'PUT', `/${path}`, JSON.stringify({ ...state, serial: state.serial + 1 }));
    // Terraform holds a state against its checksum, where there is one.
    const Key = { LockID: { S: `${path}-md5` } };
    await this.aws('dynamodb', 'POST', '/', { TableName: table, Key }, 'DeleteItem');
  }

  /** Topics that stand in the account. */
  async topics(): Promise<string[]> {
    const text = await this.aws('sns', 'POST', '/', 'Action=ListTopics&Version=2010-03-31');
    return [...text.matchAll(/:\d{12}:([\w-]+)</g)].map(([, name = '']) => name).sort();
  }

  /** Asks the emulator as AWS is asked: it looks at the service in the signature, and not at the signature. */
  private async aws(
    service: string,
    method: string,
    path: string,
    body?: object | string,
    operation = 'CreateTable',
  ): Promise<string> {
    const signature = `Credential=test/20260101/${REGION}/${service}/aws4_request, SignedHeaders=host, Signature=0`;
    const response = await fetch(`${this.machine.emulator.endpoint}${path}`, {
      method,
      headers: {
        Authorization: `AWS4-HMAC-SHA256 ${signature}`,
        'X-Amz-Target': `DynamoDB_20120810.${operation}`,
        'Content-Type': CONTENT[service] ?? '',
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return response.text();
  }
}

const CONTENT: Readonly<Record<string, string>> = {
  s3: 'application/json',
  dynamodb: 'application/x-amz-json-1.0',
  sns: 'application/x-www-form-urlencoded',
};

const source = (stacks: ShopStacks, more: string) => `
import { type AppDefinition, ProjectStack } from '@ashlar/core';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic/index.js';

const stacks: Record<string, string[]> = ${JSON.stringify(stacks, null, 2)};

export const app: AppDefinition = {
  name: 'shop',
  environments: [
    { name: 'production', account: '${ACCOUNT}', region: '${REGION}', zones: ['us-east-1a'] },
  ],
  build: (target) => {
    for (const [name, topics] of Object.entries(stacks)) {
      const stack = new ProjectStack(target, name);
      for (const topic of topics) new SnsTopic(stack, topic, { name: name + '-' + topic });
      ${more}
    }
  },
};
`;
