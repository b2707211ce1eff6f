import type { LogQuestion } from './saved-query.js';

/** Who is turned away most, and where: of flow logs in the default format. */
export const rejectedConnections = (flowLogGroupName: string): LogQuestion => ({
  logGroupNames: [flowLogGroupName],
  query: [
    'filter action = "REJECT"',
    'stats count(*) as connections, sum(packets) as packetsSent by srcAddr, dstAddr, dstPort, protocol',
    'sort connections desc',
    'limit 50',
  ],
});

/** What a web ACL blocks, by rule and address: of its log. */
export const blockedRequests = (webAclLogGroupName: string): LogQuestion => ({
  logGroupNames: [webAclLogGroupName],
  query: [
    'filter action = "BLOCK"',
    'stats count(*) as requests by terminatingRuleId, httpRequest.clientIp, httpRequest.country, httpRequest.uri',
    'sort requests desc',
    'limit 50',
  ],
});

/** Statements that pgAudit has written down: of an Aurora PostgreSQL cluster's log. */
export const databaseAudit = (auroraLogGroupName: string): LogQuestion => ({
  logGroupNames: [auroraLogGroupName],
  query: [
    'filter @message like /AUDIT:/',
    'parse @message "AUDIT: *,*,*,*,*,*,*,*" as kind, statement, part, class, command, objectType, objectName, text',
    'display @timestamp, @logStream, class, command, objectName, text',
    'sort @timestamp desc',
    'limit 200',
  ],
});

/** The latest lines of services that speak of errors. */
export const serviceErrors = (...serviceLogGroupNames: readonly string[]): LogQuestion => ({
  logGroupNames: serviceLogGroupNames,
  query: [
    'fields @timestamp, @log, @logStream, @message',
    'filter @message like /(?i)(error|exception|fatal|panic| 5\\d\\d )/',
    'sort @timestamp desc',
    'limit 200',
  ],
});
