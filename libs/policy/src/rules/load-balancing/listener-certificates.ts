import type { Rule } from '../../rule.js';
import { each } from '../reading/verdict.js';
import { certificateVerdict } from './certificate-verdict.js';
import { LISTENERS } from './load-balancers.js';

const id = 'ELBV2_ACM_CERTIFICATE_REQUIRED';

/** AWS makes no exception for a listener that redirects. */
export const listenerCertificates: Rule = {
  id,
  holds: 'Every listener of a load balancer has a certificate of ACM.',
  why: 'A listener without one speaks in clear; a certificate that ACM does not renew ends one night.',
  fix: 'Set certificate_arn to a certificate of ACM; waive it for a listener that only redirects to HTTPS.',
  judge: each(
    [...LISTENERS, 'aws_lb_listener_certificate', 'aws_alb_listener_certificate'],
    ({ stack, attributes }, model) =>
      attributes['protocol'] === 'GENEVE'
        ? undefined
        : certificateVerdict(model, {
            attribute: 'certificate_arn',
            stack,
            value: attributes['certificate_arn'],
            ruleId: id,
          }),
  ),
};
