import type { Help } from './limits.js';

/**
 * Help for functions and queues, for how applications are released, and for what stands in front of them.
 *
 * asOf: 2026-11, moto 5.2.1 and AWS provider 5.100.0
 * refresh: take `install()` of the extension away, rehearse, and see whether it passes
 */
export const helpedReleases: readonly Help[] = [
  {
    type: 'aws_cloudfront_cache_policy',
    reason: 'moto lacks the policies of CloudFront',
    extension: 'cloudfront',
    operations: ['CreateCachePolicy', 'GetCachePolicy', 'UpdateCachePolicy', 'DeleteCachePolicy'],
  },
  {
    type: 'aws_cloudfront_distribution',
    reason: 'moto forgets much of a distribution, and makes an ARN that is none',
    extension: 'cloudfront',
    operations: [
      'CreateDistribution',
      'CreateDistributionWithTags',
      'GetDistribution',
      'UpdateDistribution',
      'DeleteDistribution',
    ],
  },
  {
    type: 'aws_cloudfront_origin_request_policy',
    reason: 'moto lacks the policies of CloudFront',
    extension: 'cloudfront',
    operations: [
      'CreateOriginRequestPolicy',
      'GetOriginRequestPolicy',
      'UpdateOriginRequestPolicy',
      'DeleteOriginRequestPolicy',
    ],
  },
  {
    type: 'aws_cloudfront_response_headers_policy',
    reason: 'moto lacks the policies of CloudFront',
    extension: 'cloudfront',
    operations: [
      'CreateResponseHeadersPolicy',
      'GetResponseHeadersPolicy',
      'UpdateResponseHeadersPolicy',
      'DeleteResponseHeadersPolicy',
    ],
  },
  {
    type: 'aws_codedeploy_app',
    reason:
      'moto writes the times of CodeDeploy in a form that the provider refuses, and deletes no application',
    extension: 'codedeploy',
    operations: ['CreateApplication', 'GetApplication', 'DeleteApplication'],
  },
  {
    type: 'aws_codedeploy_deployment_config',
    reason: 'moto lacks deployment configurations',
    extension: 'codedeploy',
    operations: ['CreateDeploymentConfig', 'GetDeploymentConfig', 'DeleteDeploymentConfig'],
  },
  {
    type: 'aws_codedeploy_deployment_group',
    reason: 'moto neither changes nor deletes groups, forgets their alarms, and does not know what hooks say',
    extension: 'codedeploy',
    operations: [
      'CreateDeploymentGroup',
      'GetDeploymentGroup',
      'UpdateDeploymentGroup',
      'DeleteDeploymentGroup',
      'CreateDeployment',
      'PutLifecycleEventHookExecutionStatus',
    ],
  },
  {
    type: 'aws_computeoptimizer_enrollment_status',
    reason: 'moto does not have Compute Optimizer',
    extension: 'computeoptimizer',
    operations: ['UpdateEnrollmentStatus', 'GetEnrollmentStatus'],
  },
  {
    type: 'aws_db_proxy',
    reason: 'moto lacks ModifyDBProxy, and fails when it is asked for a proxy that is gone',
    extension: 'rds',
    operations: ['ModifyDBProxy', 'DeleteDBProxy', 'DescribeDBProxyTargetGroups', 'DescribeDBProxyTargets'],
  },
  {
    type: 'aws_lambda_code_signing_config',
    reason: 'moto lacks code signing configurations',
    extension: 'awslambda',
    operations: [
      'CreateCodeSigningConfig',
      'GetCodeSigningConfig',
      'UpdateCodeSigningConfig',
      'DeleteCodeSigningConfig',
      'PutFunctionCodeSigningConfig',
      'GetFunctionCodeSigningConfig',
      'DeleteFunctionCodeSigningConfig',
    ],
  },
  {
    type: 'aws_lambda_event_source_mapping',
    reason: 'moto forgets the qualifier that a source calls',
    extension: 'awslambda',
    operations: ['CreateEventSourceMapping', 'GetEventSourceMapping', 'UpdateEventSourceMapping'],
  },
  {
    type: 'aws_lambda_function',
    reason: 'moto forgets the key, dead letters and logging of a function, and makes up its VPC',
    extension: 'awslambda',
    operations: ['CreateFunction', 'GetFunction', 'UpdateFunctionConfiguration', 'UpdateFunctionCode'],
  },
  {
    type: 'aws_lambda_function_event_invoke_config',
    argument: 'qualifier',
    reason: 'moto knows the settings of asynchronous calls for the whole function only',
    extension: 'awslambda',
    operations: [
      'PutFunctionEventInvokeConfig',
      'UpdateFunctionEventInvokeConfig',
      'GetFunctionEventInvokeConfig',
      'DeleteFunctionEventInvokeConfig',
    ],
  },
  {
    type: 'aws_lambda_permission',
    argument: 'qualifier',
    reason: 'moto gives the policy of an alias to the version that it points to',
    extension: 'awslambda',
    operations: ['AddPermission', 'GetPolicy', 'RemovePermission'],
  },
  {
    type: 'aws_lambda_provisioned_concurrency_config',
    reason: 'moto lacks provisioned concurrency',
    extension: 'awslambda',
    operations: [
      'PutProvisionedConcurrencyConfig',
      'GetProvisionedConcurrencyConfig',
      'DeleteProvisionedConcurrencyConfig',
    ],
  },
  {
    type: 'aws_secretsmanager_secret_rotation',
    reason: 'moto runs the rotation function at once, and fails if the secret has no value yet',
    extension: 'secretsmanager',
    operations: ['RotateSecret', 'CancelRotateSecret', 'DescribeSecret'],
  },
  {
    type: 'aws_sqs_queue',
    argument: 'redrive_policy',
    reason:
      'moto writes where dead letters go with blanks, and loses the policy of a queue with every change',
    extension: 'sqs',
    operations: ['SetQueueAttributes', 'GetQueueAttributes'],
  },
  {
    type: 'aws_sqs_queue_redrive_allow_policy',
    reason: 'moto forgets which queues may send their dead letters to a queue',
    extension: 'sqs',
    operations: ['SetQueueAttributes', 'GetQueueAttributes'],
  },
  {
    type: 'aws_xray_encryption_config',
    reason: 'moto lacks the key of X-Ray',
    extension: 'xray',
    operations: ['PutEncryptionConfig', 'GetEncryptionConfig'],
  },
  {
    type: 'aws_xray_group',
    reason: 'moto lacks groups of traces',
    extension: 'xray',
    operations: ['CreateGroup', 'GetGroup', 'UpdateGroup', 'DeleteGroup'],
  },
  {
    type: 'aws_xray_sampling_rule',
    reason: 'moto lacks sampling rules and the tags of X-Ray',
    extension: 'xray',
    operations: [
      'CreateSamplingRule',
      'GetSamplingRules',
      'UpdateSamplingRule',
      'DeleteSamplingRule',
      'ListTagsForResource',
      'TagResource',
      'UntagResource',
    ],
  },
];
