import type { Blocks } from '@ashlar/graph';
import { judged } from '../judged.fixture.js';
import { loadBalancerRules } from './load-balancer-rules.js';

const judge = judged(loadBalancerRules);

const lb = (attributes: object = {}) => ({ aws_lb: { web: { ...attributes } } });

describe('redirection to HTTPS', () => {
  const redirection = (listener: object, more: Blocks = {}, type?: string) =>
    judge('ALB_HTTP_TO_HTTPS_REDIRECTION_CHECK', {
      ...lb({ load_balancer_type: type }),
      aws_lb_listener: { http: { load_balancer_arn: '${aws_lb.web.arn}', ...listener } },
      ...more,
    });
  const redirect = (protocol?: string) => [{ type: 'redirect', redirect: { protocol } }];

  test('a listener that redirects passes', () => {
    expect(redirection({ protocol: 'HTTP', default_action: redirect('HTTPS') })).toEqual([
      'pass aws_lb.web: s/aws_lb_listener.http redirects to HTTPS',
    ]);
  });

  test('one that does anything else fails, and so does one that says no protocol', () => {
    expect(redirection({ protocol: 'HTTP', default_action: [{ type: 'forward' }] })).toEqual([
      'fail aws_lb.web: s/aws_lb_listener.http has the default_action forward',
    ]);
    expect(redirection({ default_action: [{ type: 'fixed-response' }] })).toEqual([
      'fail aws_lb.web: s/aws_lb_listener.http has the default_action fixed-response',
    ]);
    expect(redirection({ protocol: 'HTTP', default_action: redirect() })).toEqual([
      'fail aws_lb.web: s/aws_lb_listener.http has the default_action redirect to #{protocol}',
    ]);
  });

  test('a rule that forwards what comes on HTTP fails', () => {
    const rule = { listener_arn: '${aws_lb_listener.http.arn}', action: [{ type: 'forward' }] };
    expect(
      redirection(
        { protocol: 'HTTP', default_action: redirect('HTTPS') },
        { aws_lb_listener_rule: { api: rule } },
      ),
    ).toEqual(['fail aws_lb.web: s/aws_lb_listener_rule.api forwards what comes on HTTP']);
  });

  test('a protocol that only Terraform knows needs evidence', () => {
    const open = { protocol: 'HTTP', default_action: redirect('${var.protocol}') };
    expect(redirection(open)).toEqual([expect.stringMatching('^unknown aws_lb.web')]);
    expect(redirection({ protocol: '${var.protocol}' })).toEqual([
      expect.stringMatching('^unknown aws_lb.web'),
    ]);
  });

  test('HTTPS alone is fine, and network load balancers are left out', () => {
    expect(redirection({ protocol: 'HTTPS' })).toEqual(['pass aws_lb.web: it has no listener on HTTP']);
    expect(redirection({ protocol: 'TCP' }, {}, 'network')).toEqual([]);
  });
});

describe('certificates of listeners', () => {
  const certificate = (listener: object, more: Blocks = {}) =>
    judge('ELBV2_ACM_CERTIFICATE_REQUIRED', { aws_lb_listener: { https: { ...listener } }, ...more });
  const acm = { aws_acm_certificate: { main: {} } };

  test.each<[string, string, Blocks]>([
    ['a certificate of ACM', '${aws_acm_certificate.main.arn}', acm],
    [
      'one whose validation is awaited',
      '${aws_acm_certificate_validation.main.certificate_arn}',
      {
        ...acm,
        aws_acm_certificate_validation: { main: { certificate_arn: '${aws_acm_certificate.main.arn}' } },
      },
    ],
    ['one that is named', 'arn:aws:acm:eu-west-1:111122223333:certificate/1', {}],
  ])('%s passes', (_, certificate_arn, more) => {
    expect(certificate({ certificate_arn }, more)).toEqual([
      expect.stringMatching('^pass aws_lb_listener.https: certificate_arn is '),
    ]);
  });

  test('none fails, also where a listener redirects', () => {
    expect(certificate({ protocol: 'HTTP' })).toEqual([
      'fail aws_lb_listener.https: certificate_arn is not set',
    ]);
  });

  test('one of IAM fails', () => {
    const iam = { aws_iam_server_certificate: { old: {} } };
    expect(certificate({ certificate_arn: '${aws_iam_server_certificate.old.arn}' }, iam)).toEqual([
      'fail aws_lb_listener.https: certificate_arn is s/aws_iam_server_certificate.old, which is not of ACM',
    ]);
    const named = 'arn:aws:iam::111122223333:server-certificate/old';
    expect(certificate({ certificate_arn: named })).toEqual([
      `fail aws_lb_listener.https: certificate_arn is ${named}, which is not of ACM`,
    ]);
  });

  test('one that only Terraform knows needs evidence', () => {
    expect(certificate({ certificate_arn: '${var.certificate}' })).toEqual([
      expect.stringMatching(
        '^unknown aws_lb_listener.https: certificate_arn is \\$\\{var.certificate\\}: see what ',
      ),
    ]);
  });

  test('further certificates are judged, and appliances left out', () => {
    expect(certificate({ protocol: 'GENEVE' })).toEqual([]);
    expect(
      judge('ELBV2_ACM_CERTIFICATE_REQUIRED', {
        aws_lb_listener_certificate: {
          more: { certificate_arn: 'arn:aws:iam::111122223333:server-certificate/a' },
        },
      }),
    ).toEqual([expect.stringMatching('^fail aws_lb_listener_certificate.more: ')]);
  });
});

describe('firewalls', () => {
  const firewall = (resource_arn: string | undefined, type = 'application') =>
    judge('ALB_WAF_ENABLED', {
      ...lb({ load_balancer_type: type }),
      aws_wafv2_web_acl_association: { waf: { resource_arn } },
    });

  test('a web ACL that names the load balancer passes', () => {
    expect(firewall('${aws_lb.web.arn}')).toEqual([
      'pass aws_lb.web: s/aws_wafv2_web_acl_association.waf is attached to it',
    ]);
  });

  test('none fails', () => {
    expect(judge('ALB_WAF_ENABLED', lb())).toEqual([
      'fail aws_lb.web: no aws_wafv2_web_acl_association, aws_wafregional_web_acl_association names it',
    ]);
  });

  test('one of something that no stack has may be its own', () => {
    expect(firewall('arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/web/1')).toEqual([
      expect.stringMatching('^unknown aws_lb.web: the resource_arn of s/aws_wafv2_web_acl_association.waf'),
    ]);
  });

  test('network load balancers are left out, and one of unknown type is not', () => {
    expect(firewall(undefined, 'network')).toEqual([]);
    expect(firewall(undefined, '${var.type}')).toEqual([expect.stringMatching('^fail aws_lb.web')]);
  });
});

test('deletion protection is off by default', () => {
  const protection = (attributes = {}) => judge('ELB_DELETION_PROTECTION_ENABLED', lb(attributes));
  expect(protection({ enable_deletion_protection: true })).toEqual([
    'pass aws_lb.web: enable_deletion_protection is true',
  ]);
  expect(protection()).toEqual(['fail aws_lb.web: enable_deletion_protection is not set, which means false']);
});

describe('logs', () => {
  const logs = (resource: Blocks) => judge('ELB_LOGGING_ENABLED', resource);

  test('an application load balancer logs when it is told to', () => {
    expect(logs(lb({ access_logs: { bucket: 'logs', enabled: true } }))).toEqual([
      'pass aws_lb.web: access_logs.enabled is true',
    ]);
    expect(logs(lb({ access_logs: { bucket: 'logs' } }))).toEqual([
      'fail aws_lb.web: access_logs.enabled is not set, which means false',
    ]);
  });

  test('a classic one logs when it has a bucket', () => {
    expect(logs({ aws_elb: { old: { access_logs: { bucket: 'logs' } } } })).toEqual([
      'pass aws_elb.old: access_logs.enabled is not set, which means true',
    ]);
    expect(logs({ aws_elb: { old: {} } })).toEqual([
      'fail aws_elb.old: access_logs.enabled is not set, which means false',
    ]);
  });

  test('a network load balancer is left out', () => {
    expect(logs(lb({ load_balancer_type: 'network' }))).toEqual([]);
  });
});

describe('health checks of groups', () => {
  const checks = (attributes: object, more: Blocks = {}) =>
    judge('AUTOSCALING_GROUP_ELB_HEALTHCHECK_REQUIRED', {
      aws_autoscaling_group: { web: { ...attributes } },
      ...more,
    });

  test('behind a load balancer, its checks must count', () => {
    const behind = { target_group_arns: ['arn:aws:elasticloadbalancing:…'] };
    expect(checks({ ...behind, health_check_type: 'ELB' })).toEqual([
      'pass aws_autoscaling_group.web: health_check_type is ELB',
    ]);
    expect(checks(behind)).toEqual([
      'fail aws_autoscaling_group.web: health_check_type is not set, which means EC2',
    ]);
  });

  test('an attachment puts a group behind a load balancer, too', () => {
    const attachment = { autoscaling_group_name: '${aws_autoscaling_group.web.name}' };
    expect(checks({}, { aws_autoscaling_attachment: { web: attachment } })).toEqual([
      expect.stringMatching('^fail aws_autoscaling_group.web'),
    ]);
  });

  test('a group that stands alone is left out', () => {
    expect(checks({ health_check_type: 'EC2' })).toEqual([]);
  });
});
