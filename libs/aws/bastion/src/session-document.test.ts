import { synthStack } from '@ashlar/testing';
import { SsmDocument } from '@cdktf/provider-aws/lib/ssm-document/index.js';
import { sessionDocument } from './session-document.js';

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/k';

const document = synthStack((stack) => {
  sessionDocument(stack, 'session', { purpose: 'bastion', logGroupName: '/demo/sessions', kmsKeyArn: KEY });
}).one(SsmDocument);

test('a session is encrypted and logged line by line, nobody chooses its user, and it ends by itself', () => {
  expect(document).toMatchObject({ document_type: 'Session', document_format: 'JSON' });
  expect(JSON.parse(String(document['content']))).toEqual({
    schemaVersion: '1.0',
    description: expect.any(String),
    sessionType: 'Standard_Stream',
    inputs: {
      cloudWatchLogGroupName: '/demo/sessions',
      cloudWatchEncryptionEnabled: true,
      cloudWatchStreamingEnabled: true,
      kmsKeyId: KEY,
      runAsEnabled: false,
      runAsDefaultUser: '',
      idleSessionTimeout: '20',
      maxSessionDuration: '720',
      s3BucketName: '',
      s3KeyPrefix: '',
      s3EncryptionEnabled: true,
      shellProfile: { linux: '', windows: '' },
    },
  });
});
