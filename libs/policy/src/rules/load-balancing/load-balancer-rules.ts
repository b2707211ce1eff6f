import type { Rule } from '../../rule.js';
import { attachedRule } from '../reading/attached-rule.js';
import { attributeRule, judgeAttribute } from '../reading/attribute-rule.js';
import { is } from '../reading/demand.js';
import { isWritten, settingOf } from '../reading/setting.js';
import { each } from '../reading/verdict.js';
import { classicRules } from './classic-rules.js';
import { healthChecksOfLoadBalancer } from './health-checks.js';
import { listenerCertificates } from './listener-certificates.js';
import { isApplication, LOAD_BALANCERS } from './load-balancers.js';
import { redirectsToHttps } from './redirects-to-https.js';

const logs: Rule = {
  id: 'ELB_LOGGING_ENABLED',
  holds: 'An application or classic load balancer logs every request.',
  why: 'After an incident, nobody could say who asked for what.',
  fix: 'Set access_logs with a bucket and enabled: true.',
  judge: each([...LOAD_BALANCERS, 'aws_elb'], (loadBalancer, model) => {
    const isClassic = loadBalancer.type === 'aws_elb';
    if (!isClassic && !isApplication(loadBalancer)) return undefined;
    return judgeAttribute(model, loadBalancer, {
      id: 'ELB_LOGGING_ENABLED',
      attribute: 'access_logs.enabled',
      must: is(true),
      // A classic one logs where the block is there at all.
      otherwise: isClassic && isWritten(settingOf(model, loadBalancer, 'access_logs.bucket')),
    });
  }),
};

export const loadBalancerRules: readonly Rule[] = [
  redirectsToHttps,
  listenerCertificates,
  logs,
  healthChecksOfLoadBalancer,
  attachedRule({
    id: 'ALB_WAF_ENABLED',
    holds: 'A firewall stands before every application load balancer.',
    why: 'Injections, known bad bots and floods reach the application itself.',
    fix: 'Associate a web ACL with the load balancer: aws_wafv2_web_acl_association.',
    of: LOAD_BALANCERS,
    leavesOut: (loadBalancer) => !isApplication(loadBalancer),
    by: ['aws_wafv2_web_acl_association', 'aws_wafregional_web_acl_association'],
    attribute: 'resource_arn',
    named: 'arn',
  }),
  attributeRule({
    id: 'ELB_DELETION_PROTECTION_ENABLED',
    holds: 'A load balancer refuses to be deleted.',
    why: 'One wrong destroy takes the platform off the internet, and its name with it.',
    fix: 'Set enable_deletion_protection to true.',
    of: LOAD_BALANCERS,
    attribute: 'enable_deletion_protection',
    must: is(true),
    otherwise: false,
  }),
  ...classicRules,
];
