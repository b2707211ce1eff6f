import type { Rule } from '../../rule.js';
import { attachedRule } from '../reading/attached-rule.js';
import { evidence } from '../reading/attribute-rule.js';
import { describe, isWritten, settingOf } from '../reading/setting.js';
import { each, pass, unknown } from '../reading/verdict.js';

const id = 'ACM_CERTIFICATE_EXPIRATION_CHECK';

/** ACM renews what a record in DNS proves, for as long as the record is there. */
const certificatesRenewed: Rule = {
  id,
  holds: 'Certificates are renewed before they end.',
  why: 'Every browser refuses the platform in the same second.',
  fix: 'Let ACM issue it with validation_method DNS, and keep the record.',
  judge: each(['aws_acm_certificate'], (certificate, model) => {
    const isImported = ['certificate_body', 'private_key'].some((attribute) =>
      isWritten(settingOf(model, certificate, attribute)),
    );
    if (isImported) return unknown(`it is imported, and nobody renews it: its NotAfter, or ${evidence(id)}`);
    const method = settingOf(model, certificate, 'validation_method');
    return method.values.includes('DNS')
      ? pass(`${describe(method)}, so ACM renews it`)
      : unknown(`${describe(method)}, so somebody has to act: its NotAfter, or ${evidence(id)}`);
  }),
};

export const edgeRules: readonly Rule[] = [
  certificatesRenewed,
  attachedRule({
    id: 'WAFV2_LOGGING_ENABLED',
    holds: 'A web ACL logs what it sees.',
    why: 'Nobody could say what it stopped, or which good request it stopped by mistake.',
    fix: 'Add an aws_wafv2_web_acl_logging_configuration for it.',
    of: ['aws_wafv2_web_acl'],
    by: ['aws_wafv2_web_acl_logging_configuration'],
    attribute: 'resource_arn',
    named: 'arn',
  }),
];
