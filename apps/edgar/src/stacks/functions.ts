import { LambdaTargets } from '@ashlar/alb';
import { ProjectStack, type Target } from '@ashlar/core';
import { LambdaFunction, type LambdaFunctionProps } from '@ashlar/lambda';
import { Queue } from '@ashlar/queue';
import { functionSizes } from '../../functions/shared/function-sizes.js';
import { type EdgarEnvironment, type FunctionName, functionNames, isProtected } from '../environments.js';
import { RUNTIME } from '../function-runtime.js';
import { HEALTH_PATH } from '../service-blueprints.js';
import type { CredentialsStack } from './credentials.js';
import type { EdgeStack } from './edge.js';
import type { KeysStack } from './keys.js';
import type { NetworkStack } from './network.js';

interface Needs {
  readonly keys: KeysStack;
  readonly network: NetworkStack;
  readonly credentials: CredentialsStack;
  readonly edge: EdgeStack;
}

/** A function behind the load balancer, as alarms know it. */
export interface RunningFunction {
  readonly key: FunctionName;
  readonly function: LambdaFunction;
  readonly targets: LambdaTargets;
}

/** Which requests a function gets; before those of containers, which take the rest. */
const ROUTES: Readonly<
  Record<FunctionName, { readonly priority: number; readonly paths: readonly string[] }>
> = {
  auth: { priority: 100, paths: ['/auth/*'] },
  profile: { priority: 110, paths: ['/profile', '/profile/*'] },
  notification: { priority: 120, paths: ['/notifications', '/notifications/*'] },
};

/** Sign-in, profiles and notifications: functions in the VPC, which reach the database through the proxy. */
export class FunctionsStack extends ProjectStack<EdgarEnvironment> {
  readonly running: readonly RunningFunction[];
  readonly messages: Queue;

  constructor(
    target: Target<EdgarEnvironment>,
    name: string,
    private readonly needs: Needs,
  ) {
    super(target, name);
    this.messages = new Queue(this, 'messages', {
      purpose: 'messages',
      kmsKeyArn: needs.keys.messages.keyArn,
      // Six times as long as the function may take, as AWS advises.
      visibilityTimeoutSeconds: 6 * functionSizes.notification.timeoutSeconds,
    });
    this.running = functionNames.map((key) => this.run(key));
  }

  private run(key: FunctionName): RunningFunction {
    const { keys, network, credentials, edge } = this.needs;
    const { proxy, databaseName } = credentials;
    const { vpcId, tiers } = network.network;
    const { functions, deliveryUrl, logRetentionDays } = this.environment;
    const { memoryMb, timeoutSeconds } = functionSizes[key];
    const { warm } = functions[key];
    const { listener } = edge.loadBalancer;
    const made = new LambdaFunction(this, key, {
      purpose: key,
      code: { entry: `functions/${key}/handler.ts` },
      runtime: RUNTIME,
      memory: memoryMb,
      timeoutSeconds,
      kmsKeyArn: keys.logs.keyArn,
      logging: { retentionDays: logRetentionDays, keep: isProtected(this.environment) },
      environment: {
        DATABASE_HOST: proxy.endpoint,
        DATABASE_PORT: String(proxy.port),
        DATABASE_NAME: databaseName,
        DATABASE_USER: key,
        ...(key === 'notification' ? { QUEUE_URL: this.messages.queueUrl, DELIVERY_URL: deliveryUrl } : {}),
      },
      vpc: {
        vpcId,
        subnetIds: tiers.app.subnetIds,
        joins: { database: proxy.clientSecurityGroupId },
      },
      callers: { 'load-balancer': listener },
      ...(warm > 0 ? { provisionedConcurrency: warm } : {}),
      ...this.rights(key),
    });
    const targets = new LambdaTargets(this, `${key}-targets`, {
      purpose: key,
      function: made,
      healthCheck: {
        ...{ path: HEALTH_PATH, matcher: '200-399', healthyThreshold: 2, unhealthyThreshold: 5 },
        timeoutSeconds: 5,
        // One call is through before the next one asks.
        intervalSeconds: Math.max(30, timeoutSeconds + 5),
      },
      listener,
      rules: { all: ROUTES[key] },
    });
    return { key, function: made, targets };
  }

  private rights(key: FunctionName): Pick<LambdaFunctionProps, 'may' | 'queues'> {
    const signIn = this.needs.credentials.proxy.connectAs(key);
    if (key !== 'notification') return { may: [signIn] };
    return {
      may: [signIn, ...this.messages.access('send')],
      queues: { messages: { queue: this.messages, maximumConcurrency: 5 } },
    };
  }
}
