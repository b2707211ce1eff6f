import type { Rule } from '../../rule.js';
import { attributeRule } from '../reading/attribute-rule.js';
import { is, isSet } from '../reading/demand.js';

export const sageMakerRules: readonly Rule[] = [
  attributeRule({
    id: 'SAGEMAKER_ENDPOINT_CONFIGURATION_KMS_KEY_CONFIGURED',
    holds: 'The disks of an endpoint are encrypted with a key of KMS.',
    why: 'Models and what they are asked lie on them.',
    fix: 'Set kms_key_arn.',
    of: ['aws_sagemaker_endpoint_configuration'],
    attribute: 'kms_key_arn',
    must: isSet,
  }),
  attributeRule({
    id: 'SAGEMAKER_NOTEBOOK_INSTANCE_KMS_KEY_CONFIGURED',
    holds: 'The disk of a notebook is encrypted with a key of KMS.',
    why: 'People keep extracts of records in notebooks.',
    fix: 'Set kms_key_id.',
    of: ['aws_sagemaker_notebook_instance'],
    attribute: 'kms_key_id',
    must: isSet,
  }),
  attributeRule({
    id: 'SAGEMAKER_NOTEBOOK_NO_DIRECT_INTERNET_ACCESS',
    holds: 'A notebook reaches the internet through the VPC only.',
    why: 'What leaves through the network of SageMaker, no flow log and no rule sees.',
    fix: 'Set direct_internet_access to Disabled, with a subnet.',
    of: ['aws_sagemaker_notebook_instance'],
    attribute: 'direct_internet_access',
    must: is('Disabled'),
    otherwise: 'Enabled',
  }),
];
