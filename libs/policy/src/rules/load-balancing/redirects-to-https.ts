import type { Model, Resource } from '@ashlar/graph';
import type { Rule } from '../../rule.js';
import { allOf } from '../reading/all-of.js';
import { evidence } from '../reading/attribute-rule.js';
import { settingOf, valuesAt } from '../reading/setting.js';
import { each, fail, pass, unknown, type Verdict } from '../reading/verdict.js';
import { isApplication, listenerRulesOf, listenersOf, LOAD_BALANCERS } from './load-balancers.js';

const id = 'ALB_HTTP_TO_HTTPS_REDIRECTION_CHECK';

export const redirectsToHttps: Rule = {
  id,
  holds: 'What an application load balancer hears on HTTP, it sends to HTTPS.',
  why: 'A session that starts without TLS shows its cookies to everybody on the way.',
  fix: "Let the listener's default_action redirect with protocol HTTPS, and give it no rules that forward.",
  judge: each(LOAD_BALANCERS, (loadBalancer, model) => {
    if (!isApplication(loadBalancer)) return undefined;
    const verdicts = listenersOf(model, loadBalancer).flatMap((listener) => judgeListener(model, listener));
    return verdicts.length === 0 ? pass('it has no listener on HTTP') : allOf(verdicts);
  }),
};

function judgeListener(model: Model, listener: Resource): Verdict[] {
  const { values, references, open } = settingOf(model, listener, 'protocol');
  if (open !== undefined || references.length > 0)
    return [unknown(`${listener.id} has a protocol that only Terraform knows: ${evidence(id)}`)];
  // An application load balancer speaks HTTP where nothing is said.
  if (!['HTTP', undefined].includes(values[0])) return [];
  const forwarding = listenerRulesOf(model, listener).filter((rule) =>
    types(rule, 'action').includes('forward'),
  );
  if (isOpen(listener))
    return [unknown(`${listener.id} has the default_action ${described(listener)}: ${evidence(id)}`)];
  return [
    redirects(listener)
      ? pass(`${listener.id} redirects to HTTPS`)
      : fail(`${listener.id} has the default_action ${described(listener)}`),
    ...forwarding.map((rule) => fail(`${rule.id} forwards what comes on HTTP`)),
  ];
}

const types = ({ attributes }: Resource, action: string) =>
  valuesAt(attributes, `${action}.type`).map(String);

/** Left out, the protocol stays what it is. */
const redirects = ({ attributes }: Resource) =>
  valuesAt(attributes, 'default_action').every(
    (action) =>
      valuesAt(action, 'type')[0] === 'redirect' && valuesAt(action, 'redirect.protocol')[0] === 'HTTPS',
  ) && valuesAt(attributes, 'default_action').length > 0;

const isOpen = ({ attributes }: Resource) =>
  valuesAt(attributes, 'default_action').some(
    (action) =>
      typeof action === 'string' ||
      [...valuesAt(action, 'type'), ...valuesAt(action, 'redirect.protocol')].join().includes('${'),
  );

const described = (listener: Resource) => {
  const [type = 'of nothing'] = types(listener, 'default_action');
  const [protocol = '#{protocol}'] = valuesAt(listener.attributes, 'default_action.redirect.protocol');
  return type === 'redirect' ? `redirect to ${String(protocol)}` : type;
};
