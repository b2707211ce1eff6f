import type { Rule } from '../../rule.js';
import { attributeRule, type AttributeRow } from '../reading/attribute-rule.js';
import { is, isSet } from '../reading/demand.js';

type Row = Omit<AttributeRow, 'of' | 'id'> & { readonly id: string };

/** What AWS asks of domains of Elasticsearch, and again of OpenSearch. */
const rows: readonly Row[] = [
  {
    id: 'ENCRYPTED_AT_REST',
    holds: 'A search domain encrypts what it stores.',
    why: 'An index holds copies of the records that it finds.',
    fix: 'Set encrypt_at_rest.enabled to true; this replaces the domain.',
    attribute: 'encrypt_at_rest.enabled',
    must: is(true),
    otherwise: false,
  },
  {
    id: 'IN_VPC_ONLY',
    holds: 'A search domain is in a VPC.',
    why: 'A public endpoint is one wrong policy away from everybody.',
    fix: 'Set vpc_options.subnet_ids; this replaces the domain.',
    attribute: 'vpc_options.subnet_ids',
    must: isSet,
  },
  {
    id: 'LOGS_TO_CLOUDWATCH',
    holds: 'A search domain writes its logs to CloudWatch.',
    why: 'Without logs, nobody can tell who searched for what.',
    fix: 'Add log_publishing_options with a log group.',
    attribute: 'log_publishing_options.cloudwatch_log_group_arn',
    must: isSet,
  },
  {
    id: 'NODE_TO_NODE_ENCRYPTION_CHECK',
    holds: 'Nodes of a search domain encrypt what they tell each other.',
    why: 'Records travel between nodes as they are.',
    fix: 'Set node_to_node_encryption.enabled to true.',
    attribute: 'node_to_node_encryption.enabled',
    must: is(true),
    otherwise: false,
  },
];

const rulesOf = (service: string, type: string): Rule[] =>
  rows.map((row) => attributeRule({ ...row, id: `${service}_${row.id}`, of: [type] }));

export const elasticsearchRules: readonly Rule[] = rulesOf('ELASTICSEARCH', 'aws_elasticsearch_domain');

export const openSearchRules: readonly Rule[] = [
  ...rulesOf('OPENSEARCH', 'aws_opensearch_domain'),
  attributeRule({
    id: 'OPENSEARCH_HTTPS_REQUIRED',
    holds: 'A search domain answers over HTTPS only.',
    why: 'Searches and what they find could be read on the way.',
    fix: 'Set domain_endpoint_options.enforce_https to true.',
    of: ['aws_opensearch_domain'],
    attribute: 'domain_endpoint_options.enforce_https',
    must: is(true),
    otherwise: false,
  }),
];
