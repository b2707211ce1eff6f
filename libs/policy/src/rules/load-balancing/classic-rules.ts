import type { Rule } from '../../rule.js';
import { allOf } from '../reading/all-of.js';
import { attributeRule, evidence } from '../reading/attribute-rule.js';
import { is } from '../reading/demand.js';
import { each, fail, pass, unknown, type Verdict } from '../reading/verdict.js';
import { certificateVerdict } from './certificate-verdict.js';
import { type ClassicListener, classicListeners, isEncrypted } from './classic-listeners.js';
import { predefinedPolicy } from './predefined-policy.js';

const certificatesOfAcm: Rule = {
  id: 'ELB_ACM_CERTIFICATE_REQUIRED',
  holds: 'TLS listeners of a classic load balancer have certificates of ACM.',
  why: 'A certificate that somebody has to renew by hand ends one night.',
  fix: 'Set ssl_certificate_id to a certificate of ACM.',
  judge: each(['aws_elb'], (elb, model) => {
    const listeners = classicListeners(elb).filter(isEncrypted);
    if (listeners.length === 0) return undefined;
    return allOf(
      listeners.map(({ port, certificate }) =>
        certificateVerdict(model, {
          attribute: `ssl_certificate_id of its listener on ${port}`,
          stack: elb.stack,
          value: certificate,
          ruleId: 'ELB_ACM_CERTIFICATE_REQUIRED',
        }),
      ),
    );
  }),
};

function judgeProtocol({ protocol, port }: ClassicListener): Verdict {
  const said = `its listener on ${port} has lb_protocol ${protocol}`;
  return protocol.includes('${') ? unknown(`${said}: ${evidence(TLS_ONLY)}`) : fail(said);
}

const TLS_ONLY = 'ELB_TLS_HTTPS_LISTENERS_ONLY';

const encryptedListenersOnly: Rule = {
  id: TLS_ONLY,
  holds: 'A classic load balancer listens on HTTPS or TLS alone.',
  why: 'What comes in clear can be read on the way.',
  fix: 'Set lb_protocol of every listener to https or ssl.',
  judge: each(['aws_elb'], (elb) => {
    const others = classicListeners(elb).filter((listener) => !isEncrypted(listener));
    return others.length === 0
      ? pass('all of its listeners are HTTPS or SSL')
      : allOf(others.map(judgeProtocol));
  }),
};

/** Of the load balancers that came before aws_lb. */
export const classicRules: readonly Rule[] = [
  certificatesOfAcm,
  encryptedListenersOnly,
  predefinedPolicy,
  attributeRule({
    id: 'ELB_CROSS_ZONE_LOAD_BALANCING_ENABLED',
    holds: 'A classic load balancer spreads over all zones.',
    why: 'Otherwise a zone with few instances gets as many requests as one with many.',
    fix: 'Set cross_zone_load_balancing to true.',
    of: ['aws_elb'],
    attribute: 'cross_zone_load_balancing',
    must: is(true),
    otherwise: true,
  }),
];
