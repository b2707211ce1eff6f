/**
 * Actions of AWS's managed policy ReadOnlyAccess that return what was stored, and not how something is set up. The AWS provider calls
 * none of them when it refreshes what the modules of this repository make.
 *
 * asOf: 2026-11
 * source: Service Authorization Reference, access level "Read", by service
 * refresh: when a module brings a service that stores data
 */
export const dataReads = {
  objects: ['s3:GetObject', 's3:GetObjectTorrent', 's3:GetObjectVersion'],
  items: [
    ...['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:GetRecords', 'dynamodb:PartiQLSelect'],
    ...['dynamodb:Query', 'dynamodb:Scan'],
  ],
  other: [
    'athena:GetQueryResults',
    'cassandra:Select',
    'cloudtrail:GetQueryResults',
    'cloudtrail:LookupEvents',
    'ecr:BatchGetImage',
    'ecr:GetDownloadUrlForLayer',
    'kinesis:GetRecords',
    'kinesis:GetShardIterator',
    'logs:FilterLogEvents',
    'logs:GetLogEvents',
    'logs:GetLogRecord',
    'logs:GetQueryResults',
    'logs:StartLiveTail',
    'logs:StartQuery',
    'rds:DownloadCompleteDBLogFile',
    'rds:DownloadDBLogFilePortion',
    'secretsmanager:GetSecretValue',
    'sqs:ReceiveMessage',
    'timestream:Select',
  ],
} as const;
