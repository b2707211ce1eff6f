import { ProjectStack } from '@ashlar/core';
import type { Statement } from '@ashlar/iam';
import { CodedeployApp } from '@cdktf/provider-aws/lib/codedeploy-app/index.js';
import { Construct } from 'constructs';

export interface CodeDeployApplicationProps {
  /** Tells a second application of this app and environment apart. @default - none */
  readonly purpose?: string;
}

/** The releases of an app's services, under one name. CodeDeploy costs nothing for ECS. */
export class CodeDeployApplication extends Construct {
  readonly applicationName: string;
  /** For the role of a hook function: it reports whether a deployment goes on. Other applications are out of reach. */
  readonly hookStatement: Statement;
  readonly application: CodedeployApp;

  constructor(scope: Construct, id: string, { purpose }: CodeDeployApplicationProps = {}) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    const parts = purpose === undefined ? [] : [purpose];
    const name = stack.physicalName('codedeploy-application', this, ...parts);
    this.application = new CodedeployApp(this, 'application', { name, computePlatform: 'ECS' });
    this.applicationName = this.application.name;
    // By the name and not by the resource: the function has to be there before the deployment groups are.
    this.hookStatement = {
      sid: 'ReportToCodeDeploy',
      actions: ['codedeploy:PutLifecycleEventHookExecutionStatus'],
      resources: [stack.arn('codedeploy', `deploymentgroup:${name}/*`)],
    };
  }
}
