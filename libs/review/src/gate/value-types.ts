/**
 * Types whose reading hands over secrets or files, runs a program, or sends what it is given to somebody.
 *
 * asOf: 2026-11-21
 * source: data sources and resources of hashicorp/aws 6.25.0 (https://registry.terraform.io/providers/hashicorp/aws/6.25.0/docs)
 * whose attributes hold what AWS calls secret, environments, user data or contents; and the documentation of the providers
 * external, http, local, null, archive, template, tls, dns, shell and kubernetes in the same registry
 */
export const valueTypes: Readonly<Record<string, string>> = {
  ...named('runs a program on the machine that plans', [
    ...['external', 'shell_script', 'shell_sensitive_script', 'null_resource', 'null_data_source'],
    ...['aws_lambda_invocation'],
  ]),
  ...named('runs a program in the account while it is planned', ['aws_ecs_task_execution']),
  ...named('sends a request to wherever it is told', [
    ...['http', 'tls_certificate', 'dns_a_record_set', 'dns_aaaa_record_set', 'dns_cname_record_set'],
    ...['dns_mx_record_set', 'dns_ns_record_set', 'dns_ptr_record_set', 'dns_srv_record_set'],
    ...['dns_txt_record_set'],
  ]),
  ...named('reads or writes files of the machine that plans', [
    ...[
      'archive_file',
      'local_command',
      'local_file',
      'local_sensitive_file',
      'template_dir',
      'template_file',
    ],
    ...['tfe_slug'],
  ]),
  ...named('reads secrets, or contents in which there may be some', [
    ...['aws_api_gateway_api_key', 'aws_api_gateway_api_keys', 'aws_batch_job_definition'],
    ...['aws_api_gateway_export', 'aws_api_gateway_sdk'],
    ...['aws_cloudcontrolapi_resource', 'aws_cloudformation_export', 'aws_cloudformation_stack'],
    ...['aws_codeartifact_authorization_token', 'aws_cognito_user_pool_client', 'aws_connect_user'],
    ...['aws_cognito_identity_openid_token_for_developer_identity'],
    ...['aws_datapipeline_pipeline_definition', 'aws_dms_endpoint', 'aws_dx_router_configuration'],
    ...['aws_dynamodb_table_item', 'aws_dynamodb_table_items', 'aws_ecr_authorization_token'],
    ...['aws_ecrpublic_authorization_token', 'aws_ecs_container_definition', 'aws_ecs_task_definition'],
    ...['aws_eks_cluster_auth', 'aws_elasticache_user', 'aws_glue_connection', 'aws_iam_access_keys'],
    ...['aws_instance', 'aws_ivs_stream_key', 'aws_kms_secret', 'aws_kms_secrets', 'aws_lambda_function'],
    ...['aws_launch_configuration', 'aws_launch_template', 'aws_memorydb_user', 'aws_mq_broker'],
    ...['aws_mskconnect_worker_configuration', 'aws_redshift_cluster_credentials'],
    ...['aws_redshiftserverless_credentials', 'aws_s3_bucket_object', 'aws_s3_object'],
    ...['aws_secretsmanager_secret_version', 'aws_secretsmanager_secret_versions', 'aws_ssm_document'],
    ...['aws_ssm_parameter', 'aws_ssm_parameters_by_path', 'aws_vpn_connection'],
  ]),
};

/** What must not be made either: applying it runs a program. Whoever needs one has it allowed. */
export const runningResources: readonly string[] = [
  ...['null_resource', 'aws_lambda_invocation', 'shell_script', 'shell_sensitive_script'],
  ...['local_file', 'local_sensitive_file', 'local_command', 'template_dir'],
];

/** What must not be taken into a state by an `import`, because reading it is reading a secret. */
export const importedSecrets: readonly string[] = [
  ...['aws_secretsmanager_secret_version', 'aws_ssm_parameter', 'aws_iam_access_key', 'aws_s3_object'],
  ...['aws_s3_bucket_object', 'aws_s3_object_copy', 'aws_dynamodb_table_item', 'aws_lambda_invocation'],
];

/**
 * Attributes that name a file whose contents are sent to AWS.
 *
 * asOf: 2026-11-21
 * source: the same documentation, arguments described as a path on the local filesystem
 */
export const pathAttributes: Readonly<Record<string, readonly string[]>> = {
  aws_connect_contact_flow: ['filename'],
  aws_connect_contact_flow_module: ['filename'],
  aws_emr_cluster: ['configurations'],
  aws_gamelift_script: ['zip_file'],
  aws_lambda_function: ['filename'],
  aws_lambda_layer_version: ['filename'],
  aws_rds_custom_db_engine_version: ['filename'],
  aws_s3_bucket_object: ['source'],
  aws_s3_object: ['source'],
  aws_synthetics_canary: ['zip_file'],
};

function named(what: string, types: readonly string[]): Record<string, string> {
  return Object.fromEntries(types.map((type) => [type, what]));
}
