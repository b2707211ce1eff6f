import type { Model, Resource } from '@ashlar/graph';
import type { Rule } from '../../rule.js';
import { allOf } from '../reading/all-of.js';
import { evidence } from '../reading/attribute-rule.js';
import { deployedParameter } from '../reading/deployed-parameter.js';
import { partsOf } from '../reading/parts.js';
import { describe, isWritten, type Setting, settingOf } from '../reading/setting.js';
import { each, fail, pass, unknown, type Verdict } from '../reading/verdict.js';

const id = 'INTERNET_GATEWAY_AUTHORIZED_VPC_ONLY';

/** The pack can't know which VPC is meant to be public: who deploys it says so, in its parameter. */
export const gatewayAuthorized: Rule = {
  id,
  holds: 'No internet gateway is attached to a VPC that nobody authorized.',
  why: 'A gateway is the difference between a private network and one that is a route away from the internet.',
  fix: 'Take the gateway away, or name the VPC in AuthorizedVpcIds of the conformance pack.',
  judge: each(['aws_internet_gateway'], (gateway, model) => {
    const attached = attachments(model, gateway);
    return attached.length === 0
      ? pass('it is attached to no VPC')
      : allOf(attached.map((setting) => judgeVpc(model, setting)));
  }),
};

const attachments = (model: Model, gateway: Resource) =>
  [gateway, ...partsOf(model, gateway, 'aws_internet_gateway_attachment', 'internet_gateway_id', 'id')]
    .map((resource) => settingOf(model, resource, 'vpc_id'))
    .filter(isWritten);

function judgeVpc(model: Model, vpc: Setting): Verdict {
  const { texts, references } = deployedParameter(model, id, 'AuthorizedVpcIds');
  const said = describe(vpc);
  if (
    vpc.references.some((found) => references.includes(found)) ||
    vpc.values.some((name) => texts.includes(name))
  )
    return pass(`${said}, which AuthorizedVpcIds names`);
  const isOpen = vpc.open !== undefined || texts.some((text) => text.includes('${'));
  return isOpen
    ? unknown(`${said}, and AuthorizedVpcIds may name it: ${evidence(id)}`)
    : fail(`${said}, which no conformance pack names in AuthorizedVpcIds`);
}
