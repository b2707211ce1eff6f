import { lambdaMetrics } from './lambda-metrics.js';
import { rdsMetrics } from './rds-metrics.js';

/** Dimension sets in which each metric of a namespace is published; `''` is the set without any. */
export type KnownMetrics = Readonly<Record<string, readonly string[]>>;

const LB = ['LoadBalancer', 'AvailabilityZone LoadBalancer'];
const LB_TG = [...LB, 'LoadBalancer TargetGroup', 'AvailabilityZone LoadBalancer TargetGroup'];
const TG = ['LoadBalancer TargetGroup', 'AvailabilityZone LoadBalancer TargetGroup'];
const ECS = ['ClusterName', 'ClusterName ServiceName'];
const INSIGHTS = ['ClusterName', 'ClusterName ServiceName', 'ClusterName TaskDefinitionFamily'];
const INSIGHTS_SERVICE = ['ClusterName ServiceName'];
const NAT = ['NatGatewayId', ''];
/** With the region, and without it for CloudFront. */
const WAF = [
  'Region Rule WebACL',
  'Region RuleGroup WebACL',
  'Region Rule RuleGroup',
  'Rule WebACL',
  'RuleGroup WebACL',
  'Rule RuleGroup',
];
const LOGS = ['LogGroupName', ''];
const LOG_SUBSCRIPTION = ['DestinationType FilterName LogGroupName'];
const TABLE = ['TableName', 'GlobalSecondaryIndexName TableName'];
const TABLE_CALL = ['Operation TableName', 'TableName'];
const QUEUE = ['QueueName'];
const RULE = ['RuleName', 'EventBusName RuleName', ''];
const BACKUP = ['ResourceType', 'BackupVaultName', 'BackupVaultName ResourceType', ''];
const TOPIC = ['TopicName', ''];
/** In us-east-1, with the region `Global`. */
const DISTRIBUTION = ['DistributionId Region'];

/**
 * What AWS publishes, as far as the ready-made sets need it, and the metrics beside. Dimensions of a set stand in
 * alphabetical order. A metric in other dimensions is another metric, without data: its alarm never rings.
 *
 * asOf: 2026-11
 * source: the CloudWatch page in the guide of each service, "metrics and dimensions"
 * refresh: compare with those pages; `aws cloudwatch list-metrics --namespace AWS/RDS` shows what an account has
 */
export const knownMetrics: Readonly<Record<string, KnownMetrics>> = {
  'AWS/ApplicationELB': {
    ActiveConnectionCount: LB,
    ClientTLSNegotiationErrorCount: LB,
    ConsumedLCUs: ['LoadBalancer'],
    HTTPCode_ELB_3XX_Count: LB,
    HTTPCode_ELB_4XX_Count: LB,
    HTTPCode_ELB_500_Count: LB,
    HTTPCode_ELB_502_Count: LB,
    HTTPCode_ELB_503_Count: LB,
    HTTPCode_ELB_504_Count: LB,
    HTTPCode_ELB_5XX_Count: LB,
    HTTPCode_Target_2XX_Count: LB_TG,
    HTTPCode_Target_3XX_Count: LB_TG,
    HTTPCode_Target_4XX_Count: LB_TG,
    HTTPCode_Target_5XX_Count: LB_TG,
    HealthyHostCount: TG,
    NewConnectionCount: LB,
    ProcessedBytes: LB,
    RejectedConnectionCount: LB,
    RequestCount: LB_TG,
    RequestCountPerTarget: ['TargetGroup', 'LoadBalancer TargetGroup'],
    TargetConnectionErrorCount: LB_TG,
    TargetResponseTime: LB_TG,
    TargetTLSNegotiationErrorCount: LB_TG,
    UnHealthyHostCount: TG,
  },
  'AWS/ECS': {
    CPUReservation: ['ClusterName'],
    CPUUtilization: ECS,
    MemoryReservation: ['ClusterName'],
    MemoryUtilization: ECS,
  },
  'ECS/ContainerInsights': {
    CpuReserved: INSIGHTS,
    CpuUtilized: INSIGHTS,
    DeploymentCount: INSIGHTS_SERVICE,
    DesiredTaskCount: INSIGHTS_SERVICE,
    EphemeralStorageReserved: INSIGHTS,
    EphemeralStorageUtilized: INSIGHTS,
    MemoryReserved: INSIGHTS,
    MemoryUtilized: INSIGHTS,
    NetworkRxBytes: INSIGHTS,
    NetworkTxBytes: INSIGHTS,
    PendingTaskCount: INSIGHTS_SERVICE,
    RestartCount: INSIGHTS,
    RunningTaskCount: INSIGHTS_SERVICE,
    ServiceCount: ['ClusterName'],
    TaskCount: ['ClusterName'],
    TaskSetCount: INSIGHTS_SERVICE,
  },
  'AWS/RDS': rdsMetrics,
  'AWS/NATGateway': {
    ActiveConnectionCount: NAT,
    BytesInFromDestination: NAT,
    BytesInFromSource: NAT,
    BytesOutToDestination: NAT,
    BytesOutToSource: NAT,
    ConnectionAttemptCount: NAT,
    ConnectionEstablishedCount: NAT,
    ErrorPortAllocation: NAT,
    IdleTimeoutCount: NAT,
    PacketsDropCount: NAT,
    PacketsInFromDestination: NAT,
    PacketsInFromSource: NAT,
    PacketsOutToDestination: NAT,
    PacketsOutToSource: NAT,
  },
  'AWS/WAFV2': {
    AllowedRequests: WAF,
    BlockedRequests: WAF,
    CaptchaRequests: WAF,
    ChallengeRequests: WAF,
    CountedRequests: WAF,
  },
  'AWS/Logs': {
    DeliveryErrors: LOG_SUBSCRIPTION,
    DeliveryThrottling: LOG_SUBSCRIPTION,
    ForwardedLogEvents: LOG_SUBSCRIPTION,
    IncomingBytes: LOGS,
    IncomingLogEvents: LOGS,
  },
  'AWS/Billing': {
    EstimatedCharges: [
      'Currency',
      'Currency ServiceName',
      'Currency LinkedAccount',
      'Currency LinkedAccount ServiceName',
    ],
  },
  'AWS/Lambda': lambdaMetrics,
  'AWS/DynamoDB': {
    ConditionalCheckFailedRequests: ['TableName'],
    ConsumedReadCapacityUnits: TABLE,
    ConsumedWriteCapacityUnits: TABLE,
    ReadThrottleEvents: TABLE,
    SuccessfulRequestLatency: TABLE_CALL,
    SystemErrors: TABLE_CALL,
    ThrottledRequests: TABLE_CALL,
    UserErrors: [''],
    WriteThrottleEvents: TABLE,
  },
  'AWS/SQS': {
    ApproximateAgeOfOldestMessage: QUEUE,
    ApproximateNumberOfMessagesDelayed: QUEUE,
    ApproximateNumberOfMessagesNotVisible: QUEUE,
    ApproximateNumberOfMessagesVisible: QUEUE,
    NumberOfMessagesDeleted: QUEUE,
    NumberOfMessagesReceived: QUEUE,
    NumberOfMessagesSent: QUEUE,
  },
  'AWS/Events': {
    FailedInvocations: RULE,
    InvocationsFailedToBeSentToDlq: RULE,
    InvocationsSentToDlq: RULE,
    ThrottledRules: RULE,
    TriggeredRules: RULE,
  },
  'AWS/Backup': {
    NumberOfBackupJobsAborted: BACKUP,
    NumberOfBackupJobsCompleted: BACKUP,
    NumberOfBackupJobsExpired: BACKUP,
    NumberOfBackupJobsFailed: BACKUP,
    NumberOfCopyJobsFailed: BACKUP,
    NumberOfRestoreJobsFailed: BACKUP,
  },
  'AWS/SNS': {
    NumberOfMessagesPublished: TOPIC,
    NumberOfNotificationsDelivered: TOPIC,
    NumberOfNotificationsFailed: TOPIC,
  },
  'AWS/CloudFront': {
    '4xxErrorRate': DISTRIBUTION,
    '5xxErrorRate': DISTRIBUTION,
    BytesDownloaded: DISTRIBUTION,
    BytesUploaded: DISTRIBUTION,
    Requests: DISTRIBUTION,
    TotalErrorRate: DISTRIBUTION,
    // With additional metrics, which cost.
    CacheHitRate: DISTRIBUTION,
    OriginLatency: DISTRIBUTION,
  },
  'AWS/CertificateManager': { DaysToExpiry: ['CertificateArn'] },
};
