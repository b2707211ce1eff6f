import { judged } from '../judged.fixture.js';
import { edgeRules } from './edge-rules.js';

const judge = judged(edgeRules);

test('ACM renews what a record in DNS proves', () => {
  const certificate = (attributes: object) =>
    judge('ACM_CERTIFICATE_EXPIRATION_CHECK', { aws_acm_certificate: { main: { ...attributes } } });
  expect(certificate({ validation_method: 'DNS' })).toEqual([
    'pass aws_acm_certificate.main: validation_method is DNS, so ACM renews it',
  ]);
  expect(certificate({ validation_method: 'EMAIL' })).toEqual([
    expect.stringMatching(
      '^unknown aws_acm_certificate.main: validation_method is EMAIL, so somebody has to act',
    ),
  ]);
  expect(certificate({ private_key: '${var.key}', certificate_body: '…' })).toEqual([
    expect.stringMatching('^unknown aws_acm_certificate.main: it is imported'),
  ]);
});

test('a web ACL has a log', () => {
  const acl = (resource_arn?: string) =>
    judge('WAFV2_LOGGING_ENABLED', {
      aws_wafv2_web_acl: { web: {} },
      aws_wafv2_web_acl_logging_configuration: resource_arn === undefined ? {} : { log: { resource_arn } },
    });
  expect(acl('${aws_wafv2_web_acl.web.arn}')).toEqual([
    'pass aws_wafv2_web_acl.web: s/aws_wafv2_web_acl_logging_configuration.log is attached to it',
  ]);
  expect(acl()).toEqual(['fail aws_wafv2_web_acl.web: no aws_wafv2_web_acl_logging_configuration names it']);
  expect(acl('${data.aws_wafv2_web_acl.web.arn}')).toEqual([expect.stringMatching('^unknown ')]);
});
