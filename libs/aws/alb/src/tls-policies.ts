/**
 * Each offers TLS 1.3 and nothing below 1.2; those with `1-3` offer 1.3 alone. `Res` leaves out CBC ciphers,
 * `FIPS` uses a FIPS 140-3 module, `PQ` adds post-quantum key exchange.
 *
 * asOf: 2026-11
 * source: ELB user guide, "Security policies for your Application Load Balancer"
 * refresh: `aws elbv2 describe-ssl-policies --load-balancer-type application`; leave out what has TLSv1 or TLSv1.1, and
 *   `Ext`, which adds ciphers without forward secrecy
 */
export const tlsPolicies = [
  'ELBSecurityPolicy-TLS13-1-2-2021-06',
  'ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04',
  'ELBSecurityPolicy-TLS13-1-2-FIPS-PQ-2025-09',
  'ELBSecurityPolicy-TLS13-1-2-PQ-2025-09',
  'ELBSecurityPolicy-TLS13-1-2-Res-2021-06',
  'ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04',
  'ELBSecurityPolicy-TLS13-1-2-Res-FIPS-PQ-2025-09',
  'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
  'ELBSecurityPolicy-TLS13-1-3-2021-06',
  'ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04',
  'ELBSecurityPolicy-TLS13-1-3-FIPS-PQ-2025-09',
  'ELBSecurityPolicy-TLS13-1-3-PQ-2025-09',
] as const;

export type TlsPolicy = (typeof tlsPolicies)[number];
