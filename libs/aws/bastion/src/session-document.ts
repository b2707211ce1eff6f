import type { Construct } from 'constructs';
import { ProjectStack } from '@ashlar/core';
import { SsmDocument } from '@cdktf/provider-aws/lib/ssm-document/index.js';

interface SessionDocumentProps {
  readonly purpose: string;
  readonly logGroupName: string;
  readonly kmsKeyArn: string;
}

/** Minutes without a key press after which a session ends; Session Manager takes 1 to 60. */
const IDLE_MINUTES = '20';

/** Minutes after which a session ends in any case. */
const MAX_MINUTES = '720';

/**
 * How sessions of this bastion run: encrypted with our key, everything that is typed and shown streamed into the log
 * group. A document of its own, because the account has only one of the default's name.
 */
export function sessionDocument(scope: Construct, id: string, props: SessionDocumentProps): SsmDocument {
  return new SsmDocument(scope, id, {
    name: ProjectStack.of(scope).physicalName('ssm-document', scope, props.purpose, 'session'),
    documentType: 'Session',
    documentFormat: 'JSON',
    content: JSON.stringify({
      schemaVersion: '1.0',
      description: 'A shell whose input and output are logged',
      sessionType: 'Standard_Stream',
      inputs: {
        cloudWatchLogGroupName: props.logGroupName,
        cloudWatchEncryptionEnabled: true,
        cloudWatchStreamingEnabled: true,
        s3BucketName: '',
        s3KeyPrefix: '',
        s3EncryptionEnabled: true,
        kmsKeyId: props.kmsKeyArn,
        runAsEnabled: false,
        runAsDefaultUser: '',
        idleSessionTimeout: IDLE_MINUTES,
        maxSessionDuration: MAX_MINUTES,
        shellProfile: { linux: '', windows: '' },
      },
    }),
  });
}
