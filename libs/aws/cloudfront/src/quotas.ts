/**
 * asOf: 2026-11
 * source: CloudFront developer guide, "Quotas": general quotas on distributions. AWS raises those of the timeouts, and
 *   those of behaviours and names, on request
 * refresh: `aws service-quotas list-aws-default-service-quotas --service-code cloudfront --region us-east-1`
 */
export const quotas = {
  /** What an origin may take for its answer, or for the next piece of it. It was 60 until 2025. */
  longestReadTimeoutSeconds: 120,
  longestKeepaliveTimeoutSeconds: 120,
  /** With the default one. */
  mostBehaviors: 75,
  mostHosts: 100,
} as const;
