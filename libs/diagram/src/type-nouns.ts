/** What one and several of a type are called, where that is not what the type says. */
const NOUNS: Readonly<Record<string, readonly [string, string]>> = {
  aws_backup_vault: ['backup vault', 'backup vaults'],
  aws_cloudtrail: ['trail', 'trails'],
  aws_cloudwatch_log_group: ['log group', 'log groups'],
  aws_db_instance: ['RDS instance', 'RDS instances'],
  aws_dynamodb_table: ['DynamoDB table', 'DynamoDB tables'],
  aws_ecr_repository: ['image repository', 'image repositories'],
  aws_ecs_cluster: ['ECS Exec', 'ECS Exec'],
  aws_instance: ['EC2 instance', 'EC2 instances'],
  aws_launch_template: ['instance volume', 'instance volumes'],
  aws_rds_cluster: ['Aurora cluster', 'Aurora clusters'],
  aws_rds_cluster_instance: ['Performance Insights', 'Performance Insights'],
  aws_s3_bucket_server_side_encryption_configuration: ['bucket', 'buckets'],
  aws_secretsmanager_secret: ['secret', 'secrets'],
  aws_sns_topic: ['topic', 'topics'],
  aws_sqs_queue: ['queue', 'queues'],
};

/** One and several: `log group`, `log groups`. */
export function typeNoun(type: string): readonly [string, string] {
  const words = type.replace(/^aws_/, '').replaceAll('_', ' ');
  return NOUNS[type] ?? [words, `${words}s`];
}
