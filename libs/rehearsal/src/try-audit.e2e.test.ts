import { AccessAnalyzer, AccountDefaults, AuditTrail, ConfigRecorder, configWriter, ConformancePack, Findings, hipaaSecurity, RegionDefaults, SecurityHub, ThreatDetection, trailWriter } from '@ashlar/audit';
import { Bucket } from '@ashlar/bucket';
import { AlarmTopic } from '@ashlar/observability';
import { EncryptionKey } from '@ashlar/secrets';
import { synthStack } from '@ashlar/testing';
import { E2eFolder, useLocalState } from './e2e-backend.fixture.js';
import { effectiveChanges } from './terraform/plan.js';

const build = () => synthStack((stack) => {
  const { account, region } = stack.environment;
  const key = new EncryptionKey(stack, 'key', { purpose: 'audit', users: ['cloudtrail', 'config', 'events', 'log-groups'] });
  const kmsKeyArn = key.keyArn;
  const store = (purpose: string) => new Bucket(stack, purpose, { purpose, encryption: { kmsKeyArn }, accessLogs: 'off', keep: false });
  const trails = store('trail');
  const records = store('records');
  const trail = new AuditTrail(stack, 'audit', { purpose: 'audit', bucket: trails, kmsKeyArn, logs: { kmsKeyArn, keep: false }, dataEvents: { buckets: { records: records.bucketArn }, tables: 'all', functions: { orders: `arn:aws:lambda:us-east-1:${account}:function:orders` } } });
  trails.allow(...trailWriter({ bucketArn: trails.bucketArn, account, region, trailName: trail.trailName }));
  records.allow(...configWriter({ bucketArn: records.bucketArn, account }));
  const recorder = new ConfigRecorder(stack, 'config', { bucket: records, kmsKeyArn });
  if (!process.env['TRY_WITHOUT']?.includes('pack')) new ConformancePack(stack, 'hipaa', { pack: hipaaSecurity, recorder, parameters: { INTERNET_GATEWAY_AUTHORIZED_VPC_ONLY: { AuthorizedVpcIds: 'vpc-1' } } });
  new ThreatDetection(stack, 'threats', { off: { EKS_AUDIT_LOGS: 'no clusters' } });
  new SecurityHub(stack, 'hub', { standards: ['aws-foundational', 'nist-800-53'] });
  new AccessAnalyzer(stack, 'access', { unusedAccess: { afterDays: 90 } });
  new AccountDefaults(stack, 'account');
  new RegionDefaults(stack, 'region', { ebsKmsKeyArn: kmsKeyArn });
  const topic = new AlarmTopic(stack, 'topic', { purpose: 'alarms', kmsKeyArn, publishers: ['events'] });
  new Findings(stack, 'findings', { topicArn: topic.topicArn, securityHubSeverities: ['CRITICAL'] });
}, { name: 'test', account: '111122223333', region: 'us-east-1', zones: ['us-east-1a'] });

test('try', async () => {
  const place = await E2eFolder.withEmulator();
  try {
    const root = place.stack('audit', build().json);
    useLocalState(root);
    await root.init();
    const first = await root.plan('first.tfplan');
    console.log('planned', effectiveChanges(first).length);
    let failed = '';
    try { await root.apply('first.tfplan'); } catch (error) { failed = String(error); }
    console.log('apply', failed.slice(0, 12000));
    const second = await root.plan('second.tfplan');
    console.log('second', JSON.stringify(effectiveChanges(second).map(({ address, change }) => [address, change]), null, 1).slice(0, 12000));
    try { await root.destroy(); console.log('destroyed'); } catch (error) { console.log('destroy', String(error).slice(0, 6000)); }
  } finally { place.remove(); }
}, 900_000);
