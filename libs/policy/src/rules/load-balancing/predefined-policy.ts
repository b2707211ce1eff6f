import type { Model, Resource } from '@ashlar/graph';
import type { Rule } from '../../rule.js';
import { allOf } from '../reading/all-of.js';
import { evidence } from '../reading/attribute-rule.js';
import { partsOf } from '../reading/parts.js';
import { settingOf, valuesAt } from '../reading/setting.js';
import { each, fail, pass, unknown, type Verdict } from '../reading/verdict.js';
import { type ClassicListener, classicListeners, isEncrypted } from './classic-listeners.js';

const id = 'ELB_PREDEFINED_SECURITY_POLICY_SSL_CHECK';

const WANTED = 'ELBSecurityPolicy-TLS-1-2-2017-01';

const NAMES_PREDEFINED = 'Reference-Security-Policy';

export const predefinedPolicy: Rule = {
  id,
  holds: `TLS listeners of a classic load balancer use ${WANTED}.`,
  why: 'The policy that AWS takes by itself, of 2016, speaks TLS 1.0.',
  fix: `Attach a policy whose ${NAMES_PREDEFINED} is ${WANTED} to the port of the listener.`,
  judge: each(['aws_elb'], (elb, model) => {
    const listeners = classicListeners(elb).filter(isEncrypted);
    return listeners.length === 0
      ? undefined
      : allOf(listeners.map((listener) => judgeListener(model, elb, listener)));
  }),
};

function judgeListener(model: Model, elb: Resource, { port }: ClassicListener): Verdict {
  const policies = policiesOn(model, elb, port);
  const by = `its listener on ${port}`;
  if (policies.length === 0) return fail(`${by} has no policy of its own`);
  if (policies.includes(WANTED)) return pass(`${by} uses ${WANTED}`);
  return policies.some((policy) => policy.includes('${'))
    ? unknown(`${by} uses ${policies.join(', ')}: ${evidence(id)}`)
    : fail(`${by} uses ${policies.join(', ')}`);
}

/** Predefined policies that are attached to a port, in both ways that Terraform has. */
function policiesOn(model: Model, elb: Resource, port: string): string[] {
  const isOnPort = (attribute: string) => (part: Resource) => String(part.attributes[attribute]) === port;
  const negotiated = partsOf(model, elb, 'aws_lb_ssl_negotiation_policy', 'load_balancer', 'name')
    .filter(isOnPort('lb_port'))
    .flatMap((policy) => predefinedIn(policy, 'attribute'));
  const names = partsOf(model, elb, 'aws_load_balancer_listener_policy', 'load_balancer_name', 'name')
    .filter(isOnPort('load_balancer_port'))
    .flatMap((attachment) => settingOf(model, attachment, 'policy_names').values);
  const attached = partsOf(model, elb, 'aws_load_balancer_policy', 'load_balancer_name', 'name')
    .filter(({ attributes }) => names.includes(String(attributes['policy_name'])))
    .flatMap((policy) => predefinedIn(policy, 'policy_attribute'));
  return [...negotiated, ...attached];
}

const predefinedIn = ({ attributes }: Resource, block: string): string[] => {
  const named = valuesAt(attributes, block)
    .filter((attribute) => valuesAt(attribute, 'name')[0] === NAMES_PREDEFINED)
    .flatMap((attribute) => valuesAt(attribute, 'value').map(String));
  return named.length > 0 ? named : ['ciphers of its own choice'];
};
