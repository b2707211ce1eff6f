import type { ManagedRule } from './rule.js';
import { type ArnOf, statementJson } from './statement-json.js';

/** A reference to a managed group in the provider's words, its overrides in alphabetical order. */
export function managedRuleJson(rule: ManagedRule, arnOf: ArnOf): object {
  const { managedGroup, version, scopeDown, overrides = {} } = rule;
  const marketplace = typeof managedGroup === 'object';
  const configs = configsJson(rule);
  return {
    managed_rule_group_statement: {
      vendor_name: marketplace ? managedGroup.vendor : 'AWS',
      name: marketplace ? managedGroup.name : managedGroup,
      ...(version === undefined ? {} : { version }),
      ...(configs.length === 0 ? {} : { managed_rule_group_configs: configs }),
      rule_action_override: Object.entries(overrides)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, action]) => ({ name, action_to_use: { [action]: {} } })),
      ...(scopeDown === undefined ? {} : { scope_down_statement: statementJson(scopeDown, arnOf) }),
    },
  };
}

const identified = (identifier: string) => ({ identifier });

/** What the groups with settings of their own are told. */
function configsJson(rule: ManagedRule): object[] {
  switch (rule.managedGroup) {
    case 'AWSManagedRulesBotControlRuleSet': {
      const { inspectionLevel, machineLearning = false } = rule;
      // Always written: its default has changed between releases of the provider, and is another at AWS.
      const set = { inspection_level: inspectionLevel, enable_machine_learning: machineLearning };
      return [{ aws_managed_rules_bot_control_rule_set: set }];
    }
    case 'AWSManagedRulesATPRuleSet': {
      const { path, payload, usernameField, passwordField } = rule.login;
      const request_inspection = {
        payload_type: payload,
        username_field: identified(usernameField),
        password_field: identified(passwordField),
      };
      const set = { login_path: path, enable_regex_in_path: false, request_inspection };
      return [{ aws_managed_rules_atp_rule_set: set }];
    }
    case 'AWSManagedRulesACFPRuleSet': {
      const { pagePath, creationPath, payload, usernameField, passwordField, emailField } = rule.signUp;
      const request_inspection = {
        payload_type: payload,
        username_field: identified(usernameField),
        password_field: identified(passwordField),
        email_field: identified(emailField),
      };
      const paths = { registration_page_path: pagePath, creation_path: creationPath };
      return [
        { aws_managed_rules_acfp_rule_set: { ...paths, enable_regex_in_path: false, request_inspection } },
      ];
    }
    case 'AWSManagedRulesAntiDDoSRuleSet': {
      const { blockSensitivity = 'LOW', challengeExcept } = rule;
      const challenge =
        challengeExcept === 'off'
          ? { usage_of_action: 'DISABLED' }
          : {
              usage_of_action: 'ENABLED',
              exempt_uri_regular_expression: challengeExcept.map((regex_string) => ({ regex_string })),
            };
      const set = { sensitivity_to_block: blockSensitivity, client_side_action_config: { challenge } };
      return [{ aws_managed_rules_anti_ddos_rule_set: set }];
    }
    default:
      return [];
  }
}
