import { CodeDeployApplication, CodeDeployRelease } from '@ashlar/deployment';
import { ProjectStack, type Target } from '@ashlar/core';
import { FargateTask } from '@ashlar/ecs';
import { LambdaFunction } from '@ashlar/lambda';
import { DeploymentFailureEvents } from '@ashlar/observability';
import { functionSizes } from '../../functions/shared/function-sizes.js';
import { type EdgarEnvironment, isProtected } from '../environments.js';
import { RUNTIME } from '../function-runtime.js';
import { READY_PATH } from '../service-blueprints.js';
import type { AlertsStack } from './alerts.js';
import type { DataStack } from './data.js';
import { type EdgeStack, TEST_PORT } from './edge.js';
import type { KeysStack } from './keys.js';
import type { NetworkStack } from './network.js';
import type { RegistryStack } from './registry.js';
import type { ServicesStack } from './services.js';

interface Needs {
  readonly keys: KeysStack;
  readonly network: NetworkStack;
  readonly registry: RegistryStack;
  readonly data: DataStack;
  readonly edge: EdgeStack;
  readonly services: ServicesStack;
  readonly alerts: AlertsStack;
}

/**
 * How a new version of the API comes: CodeDeploy starts it beside the old one, its gate migrates the database and asks the new
 * tasks whether they are ready, and only then do they get customers.
 */
export class ReleasesStack extends ProjectStack<EdgarEnvironment> {
  constructor(
    target: Target<EdgarEnvironment>,
    name: string,
    private readonly needs: Needs,
  ) {
    super(target, name);
    const { backend } = needs.services.running;
    const application = new CodeDeployApplication(this, 'application');
    const migration = this.migrationTask();
    const gate = this.gate(migration, application);
    new DeploymentFailureEvents(this, 'failures', { topicArn: needs.alerts.topic.topicArn });
    this.output('migration_family', migration.taskDefinitionFamily, 'Where CI registers what migrates');
    if (backend.plan.strategy.by !== 'codedeploy') return;
    const release = new CodeDeployRelease(this, 'backend-release', {
      purpose: 'backend',
      applicationName: application.applicationName,
      plan: backend.plan,
      service: backend.service.release,
      hooks: { BeforeAllowTraffic: { functionArn: gate.invokeArn } },
    });
    this.output('codedeploy_application', application.applicationName, 'For aws deploy create-deployment');
    this.output('codedeploy_group', release.deploymentGroupName, 'For aws deploy create-deployment');
    this.output(
      'backend_app_spec',
      release.appSpec,
      'What CI deploys, with its revision in <TASK_DEFINITION>',
    );
  }

  /** Signs in as the administrator of the cluster, at the cluster itself, once for each release. */
  private migrationTask(): FargateTask {
    const { keys, network, registry, data } = this.needs;
    const { services, logRetentionDays } = this.environment;
    const { endpoint, port, databaseName, masterSecretArn, clientSecurityGroupId } = data.database;
    const { repositoryUrl, repositoryArn } = registry.repositories.migrations;
    const administrator = { secretArn: masterSecretArn, kmsKeyArn: keys.secrets.keyArn };
    return new FargateTask(this, 'migration', {
      purpose: 'migration',
      cluster: this.needs.services.cluster.cluster,
      size: { cpu: 256, memory: 512 },
      vpcId: network.network.vpcId,
      subnetIds: network.network.tiers.app.subnetIds,
      containers: {
        migration: {
          image: `${repositoryUrl}:${services.backend.version}`,
          repositoryArn,
          writable: ['/tmp'],
          environment: {
            DATABASE_HOST: endpoint,
            DATABASE_PORT: String(port),
            DATABASE_NAME: databaseName,
          },
          secrets: {
            DATABASE_USER: { ...administrator, field: 'username' },
            DATABASE_PASSWORD: { ...administrator, field: 'password' },
          },
        },
      },
      logging: {
        kmsKeyArn: keys.logs.keyArn,
        retentionDays: logRetentionDays,
        keep: isProtected(this.environment),
        mode: 'blocking',
      },
      joins: { database: clientSecurityGroupId },
      owners: { image: 'ci' },
    });
  }

  private gate(migration: FargateTask, application: CodeDeployApplication): LambdaFunction {
    const { keys, network, edge } = this.needs;
    const { vpcId, tiers } = network.network;
    const { memoryMb, timeoutSeconds } = functionSizes.releaseGate;
    const { testListener } = edge.loadBalancer;
    return new LambdaFunction(this, 'gate', {
      purpose: 'release-gate',
      code: { entry: 'functions/release-gate/handler.ts' },
      // AppSpecs name functions without a version: CodeDeploy calls what was uploaded last.
      alias: 'none',
      runtime: RUNTIME,
      memory: memoryMb,
      timeoutSeconds,
      kmsKeyArn: keys.logs.keyArn,
      logging: { retentionDays: this.environment.logRetentionDays, keep: isProtected(this.environment) },
      environment: {
        CLUSTER: migration.clusterArn,
        // The family: its newest revision is what CI registered for this release.
        TASK_DEFINITION: migration.taskDefinitionFamily,
        CONTAINER: 'migration',
        SUBNET_IDS: migration.subnetIds.join(','),
        SECURITY_GROUP_IDS: migration.securityGroupIds.join(','),
        READY_URL: `https://${edge.originHost}:${TEST_PORT}/api${READY_PATH}`,
      },
      vpc: {
        vpcId,
        subnetIds: tiers.app.subnetIds,
        egress: {
          https: { cidr: '0.0.0.0/0', port: 443, description: 'ECS and CodeDeploy' },
          ...(testListener === undefined
            ? {}
            : { test: { cidr: '0.0.0.0/0', port: TEST_PORT, description: 'The test listener' } }),
        },
      },
      may: [...migration.runStatements(), application.hookStatement],
    });
  }
}
