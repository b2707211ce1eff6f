import type { Rule } from '../../rule.js';
import { accountRule } from '../reading/account-rule.js';
import { judgeAttribute } from '../reading/attribute-rule.js';
import { is } from '../reading/demand.js';
import { runtimeRule } from '../reading/runtime-rule.js';
import { pass } from '../reading/verdict.js';

export const detectionRules: readonly Rule[] = [
  accountRule({
    id: 'GUARDDUTY_ENABLED_CENTRALIZED',
    holds: 'GuardDuty watches the account.',
    why: 'Stolen credentials and machines that mine coins are seen in the bill at first.',
    fix: 'Add a detector (aws_guardduty_detector), with enable true.',
    needs: 'aws_guardduty_detector',
    judgeEach: (detector, model) =>
      judgeAttribute(model, detector, {
        id: 'GUARDDUTY_ENABLED_CENTRALIZED',
        attribute: 'enable',
        must: is(true),
        otherwise: true,
      }),
  }),
  accountRule({
    id: 'SECURITYHUB_ENABLED',
    holds: 'Security Hub collects what other services find.',
    why: 'Findings of five services in five places are read by nobody.',
    fix: 'Add aws_securityhub_account.',
    needs: 'aws_securityhub_account',
    judgeEach: () => pass('Security Hub is on'),
  }),
  runtimeRule({
    id: 'AWS_CONFIG_PROCESS_CHECK',
    holds: 'The risks were assessed within the last year (annual-risk-assessment-performed).',
    why: 'HIPAA asks for it (45 CFR 164.308(a)(1)(ii)(A)), and no setting replaces it.',
    fix: 'Assess the risks, and tell AWS Config so: PutExternalEvaluation.',
    evidence: 'the signed assessment of this year; AWS Config takes note of it by PutExternalEvaluation',
  }),
];
