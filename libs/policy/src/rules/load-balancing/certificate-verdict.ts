import type { Model, Target } from '@ashlar/graph';
import { evidence } from '../reading/attribute-rule.js';
import { nameOf } from '../reading/name-of.js';
import { fail, pass, unknown, type Verdict } from '../reading/verdict.js';

/** A certificate as it is named somewhere. */
export interface NamedCertificate {
  /** `certificate_arn`, or `ssl_certificate_id of its listener on 443`. */
  readonly attribute: string;
  readonly stack: string;
  readonly value: unknown;
  readonly ruleId: string;
}

/** Whether a certificate is one of ACM, which renews it. */
export function certificateVerdict(
  model: Model,
  { attribute, stack, value, ruleId }: NamedCertificate,
): Verdict {
  const targets = model.resolve(stack, value);
  if (targets.length === 0) return fail(`${attribute} is not set`);
  const kinds = targets.map(isOfAcm);
  const said = `${attribute} is ${targets.map(nameOf).join(', ')}`;
  if (kinds.includes(false)) return fail(`${said}, which is not of ACM`);
  return kinds.includes(undefined) ? unknown(`${said}: ${evidence(ruleId)}`) : pass(said);
}

/** Undefined where nobody knows. */
function isOfAcm(target: Target): boolean | undefined {
  if (target.resource === undefined) {
    if (target.text.includes('${')) return undefined;
    return /^arn:[\w-]+:acm:/.test(target.text);
  }
  const type = target.resource.type.replace('data.', '');
  if (type.startsWith('aws_acm_certificate')) return true;
  return type === 'aws_iam_server_certificate' ? false : undefined;
}
