// @ts-check
import { danger } from '../expected.mjs';
import { aws, remoteState, secretVariable } from '../plan-case.mjs';

const vpc = `resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }`;
const harmless = { verdict: /** @type {const} */ ('safe'), because: 'updates something harmless in place' };
const opened = (/** @type {Record<string, string>} */ actions) =>
  danger('the whole internet gets in', 'opened-to-internet', actions);

/** @param {string[]} blocks each from where, and to which port */
const group = (...blocks) => `${vpc}
  resource "aws_security_group" "web" {
    name   = "web"
    vpc_id = aws_vpc.main.id
    ${blocks.join('\n    ')}
  }`;

/**
 * @param {string} from
 * @param {number} [port]
 */
const ingress = (from, port = 22) => `ingress {
      from_port = ${port}
      to_port   = ${port}
      protocol  = "tcp"
      ${from}
    }`;

const changed = { actions: { 'aws_security_group.web': 'update' } };

/** @param {string} from */
const ingressRule = (from) => `resource "aws_vpc_security_group_ingress_rule" "ssh" {
  security_group_id = aws_security_group.web.id
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_ipv4         = "${from}"
}`;

const balancer = `${vpc}
resource "aws_subnet" "web" {
  for_each          = { us-east-1a = "10.0.1.0/24", us-east-1b = "10.0.2.0/24" }
  vpc_id            = aws_vpc.main.id
  availability_zone = each.key
  cidr_block        = each.value
}
resource "aws_acm_certificate" "web" {
  domain_name       = "example.com"
  validation_method = "DNS"
}
resource "aws_lb" "web" {
  name     = "web"
  internal = true
  subnets  = [for subnet in aws_subnet.web : subnet.id]
}
output "balancer" { value = aws_lb.web.arn }
output "certificate" { value = aws_acm_certificate.web.arn }
`;
/** @param {string} how */
const listener = (how) => `resource "aws_lb_listener" "web" {
  load_balancer_arn = data.terraform_remote_state.producer.outputs.balancer
  ${how}
  default_action {
    type = "fixed-response"
    fixed_response {
      content_type = "text/plain"
      status_code  = "200"
    }
  }
}`;

export const awsNetwork = [
  aws('aws-security-group-opened', {
    before: group(ingress('cidr_blocks = ["10.0.0.0/8"]')),
    after: group(ingress('cidr_blocks = ["10.0.0.0/8", "0.0.0.0/0"]')),
    expected: opened(changed.actions),
  }),
  aws('aws-security-group-opened-for-ipv6', {
    before: group(ingress('cidr_blocks = ["10.0.0.0/8"]')),
    after: group(ingress('cidr_blocks = ["10.0.0.0/8"]'), ingress('ipv6_cidr_blocks = ["::/0"]', 5432)),
    expected: opened(changed.actions),
  }),
  aws('aws-security-group-closed', {
    before: group(ingress('cidr_blocks = ["0.0.0.0/0"]')),
    after: group(ingress('cidr_blocks = ["10.0.0.0/8"]')),
    expected: { ...harmless, ...changed },
  }),
  aws('aws-set-of-blocks-reordered', {
    before: group(ingress('cidr_blocks = ["10.1.0.0/16"]'), ingress('cidr_blocks = ["10.2.0.0/16"]', 443)),
    after: group(ingress('cidr_blocks = ["10.2.0.0/16"]', 443), ingress('cidr_blocks = ["10.1.0.0/16"]')),
    expected: { verdict: 'none', because: 'the order of a set does not count' },
  }),
  aws('aws-set-of-blocks-changed', {
    before: group(ingress('cidr_blocks = ["10.1.0.0/16"]'), ingress('cidr_blocks = ["10.2.0.0/16"]', 443)),
    after: group(ingress('cidr_blocks = ["10.2.0.0/16"]', 444), ingress('cidr_blocks = ["10.1.0.0/16"]')),
    expected: { ...harmless, ...changed },
  }),
  // Of a set, Terraform marks the whole.
  aws('aws-set-with-a-secret', (canary) => {
    const from = ['cidr_blocks = ["10.1.0.0/16"]\ndescription = var.secret', 'cidr_blocks = ["10.2.0.0/16"]'];
    const root = (/** @type {number} */ port) =>
      `${secretVariable('secret', canary(1))}\n${group(...from.map((text) => ingress(text, port)))}`;
    return { before: root(443), after: root(444), expected: { ...harmless, ...changed } };
  }),
  aws('aws-security-group-rule-opened', {
    before: group(),
    after: `${group()}
      resource "aws_security_group_rule" "ssh" {
        type              = "ingress"
        from_port         = 22
        to_port           = 22
        protocol          = "tcp"
        ipv6_cidr_blocks  = ["::/0"]
        security_group_id = aws_security_group.web.id
      }`,
    expected: opened({ 'aws_security_group_rule.ssh': 'create' }),
  }),
  aws('aws-ingress-rule-opened', {
    before: `${group()}\n${ingressRule('10.0.0.0/8')}`,
    after: `${group()}\n${ingressRule('0.0.0.0/0')}`,
    expected: opened({ 'aws_vpc_security_group_ingress_rule.ssh': 'update' }),
  }),
  aws('aws-flow-log-deleted', {
    before: `${vpc}
      resource "aws_flow_log" "main" {
        vpc_id               = aws_vpc.main.id
        traffic_type         = "ALL"
        log_destination_type = "s3"
        log_destination      = "arn:aws:s3:::flow-logs-of-somebody"
      }
      resource "aws_s3_bucket" "logs" { bucket = "flow-logs-of-somebody" }`,
    after: `${vpc}\nresource "aws_s3_bucket" "logs" { bucket = "flow-logs-of-somebody" }`,
    expected: danger('what goes through the network is recorded no longer', 'logging-off', {
      'aws_flow_log.main': 'delete',
    }),
  }),
  aws('aws-zone-deleted', {
    before: `resource "aws_route53_zone" "main" { name = "example.com" }`,
    after: `resource "aws_route53_zone" "other" { name = "example.org" }`,
    expected: danger('a new zone has other name servers', 'stateful-destroyed', {
      'aws_route53_zone.main': 'delete',
      'aws_route53_zone.other': 'create',
    }),
  }),
  aws('aws-listener-without-encryption', {
    producer: balancer,
    before: `${remoteState}\n${listener('port = 443\n protocol = "HTTPS"\n certificate_arn = data.terraform_remote_state.producer.outputs.certificate')}`,
    after: `${remoteState}\n${listener('port = 80\n protocol = "HTTP"')}`,
    expected: danger('requests are encrypted no longer', 'encryption-off', {
      'aws_lb_listener.web': 'update',
    }),
  }),
];
