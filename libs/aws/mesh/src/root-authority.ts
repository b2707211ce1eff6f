import { ProjectStack } from '@ashlar/core';
import { AcmpcaCertificate } from '@cdktf/provider-aws/lib/acmpca-certificate/index.js';
import { AcmpcaCertificateAuthority } from '@cdktf/provider-aws/lib/acmpca-certificate-authority/index.js';
import { AcmpcaCertificateAuthorityCertificate } from '@cdktf/provider-aws/lib/acmpca-certificate-authority-certificate/index.js';
import { Construct } from 'constructs';

export interface RootAuthorityProps {
  readonly commonName: string;
  readonly keep: boolean;
  readonly deletionWindowDays: number;
}

const SIGNING_ALGORITHM = 'SHA256WITHRSA';

/**
 * A private certificate authority that signs itself, for certificates of seven days at most. Its own is valid for ten
 * years: nothing renews it.
 *
 * Costs 50 USD a month (AWS Private CA pricing, 2026-11), and a fee for each certificate.
 */
export class RootAuthority extends Construct {
  readonly authority: AcmpcaCertificateAuthority;
  /** Waits until the authority can sign. */
  readonly caArn: string;

  constructor(scope: Construct, id: string, { commonName, keep, deletionWindowDays }: RootAuthorityProps) {
    super(scope, id);
    const { partition } = ProjectStack.of(this);
    this.authority = new AcmpcaCertificateAuthority(this, 'authority', {
      type: 'ROOT',
      // Certificates of seven days need no list of revoked ones; ECS renews its own every five.
      usageMode: 'SHORT_LIVED_CERTIFICATE',
      certificateAuthorityConfiguration: {
        keyAlgorithm: 'RSA_2048',
        signingAlgorithm: SIGNING_ALGORITHM,
        subject: { commonName },
      },
      permanentDeletionTimeInDays: deletionWindowDays,
      // The policy that AWS wrote for ECS reaches no authority without this tag.
      tags: { AmazonECSManaged: 'true' },
      lifecycle: keep ? { preventDestroy: true } : undefined,
    });
    const { arn: certificateAuthorityArn, certificateSigningRequest } = this.authority;
    const root = new AcmpcaCertificate(this, 'root', {
      certificateAuthorityArn,
      certificateSigningRequest,
      signingAlgorithm: SIGNING_ALGORITHM,
      templateArn: `arn:${partition}:acm-pca:::template/RootCACertificate/V1`,
      validity: { type: 'YEARS', value: '10' },
    });
    this.caArn = new AcmpcaCertificateAuthorityCertificate(this, 'activation', {
      certificateAuthorityArn,
      certificate: root.certificate,
      certificateChain: root.certificateChain,
    }).certificateAuthorityArn;
  }
}
