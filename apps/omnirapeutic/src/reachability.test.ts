import { mayConnect, Model, openToInternet, type StackJson } from '@ashlar/graph';
import { environmentOf, servicesWith, stacksOf } from './platform.fixture.js';

const production = environmentOf('production');
const everythingOn = servicesWith(production, { api: { on: true }, web: { on: true }, worker: { on: true } });
const stacks: readonly StackJson[] = Object.values(stacksOf({ ...production, services: everythingOn }));

/** What the internet reaches, and on which ports: `the load balancer on tcp 443`. */
const openings = (from: readonly StackJson[]) =>
  openToInternet(new Model(from)).open.map(({ wearer, ports }) => `${short(wearer)} on ${ports}`);

/** Who may open a connection to the database. */
function clientsOfRecords(from: readonly StackJson[]): string[] {
  const model = new Model(from);
  const [records] = model.all('aws_rds_cluster');
  if (records === undefined) throw new Error('there is no database');
  return mayConnect(model, { to: records, port: 5432 })
    .connects.map(({ from: who }) => short(who))
    .sort();
}

/** `omnirapeutic-production-edge/aws_lb.web_lb_1A2B3C4D` → `edge/aws_lb.web_lb` */
const short = (id: string) => id.replace('omnirapeutic-production-', '').replace(/_[0-9A-F]{8}$/, '');

/** The same stacks, one of them with more resources, or others. */
function mutated(stack: string, resource: Record<string, Record<string, object>>): StackJson[] {
  return stacks.map(({ name, json }) => {
    if (name !== `omnirapeutic-production-${stack}`) return { name, json };
    const merged = Object.entries(resource).map(([type, blocks]) => [
      type,
      { ...json.resource?.[type], ...blocks },
    ]);
    return { name, json: { ...json, resource: { ...json.resource, ...Object.fromEntries(merged) } } };
  });
}

const idOf = (stack: string, type: string, part: string) => {
  const json = stacks.find(({ name }) => name.endsWith(`-${stack}`))?.json;
  const [name] = Object.keys(json?.resource?.[type] ?? {}).filter((candidate) => candidate.includes(part));
  if (name === undefined) throw new Error(`${stack} has no ${type} ${part}`);
  return { name, reference: `\${${type}.${name}.id}`, block: json?.resource?.[type]?.[name] };
};

const OPEN = ['edge/aws_lb.web_lb on tcp 443', 'edge/aws_lb.web_lb on tcp 80'];
const CLIENTS = [
  'access/aws_instance.bastion_instance',
  'services/aws_ecs_service.api_service',
  'services/aws_ecs_service.worker_service',
];

test('ORP-24: only the load balancer is reachable from the internet, on 80 and 443', () => {
  expect(openings(stacks)).toEqual(OPEN);
  expect(openToInternet(new Model(stacks))).toMatchObject({ wide: [], unread: [] });
});

test('ORP-24: only services that use the records, and the bastion, reach the database on 5432', () => {
  expect(clientsOfRecords(stacks)).toEqual(CLIENTS);
});

describe('the proof turns red', () => {
  const anyone = { cidr_ipv4: '0.0.0.0/0', ip_protocol: 'tcp' };

  test('when the load balancer takes another port', () => {
    const group = idOf('edge', 'aws_security_group', 'web_group').reference;
    const rule = { ...anyone, security_group_id: group, from_port: 22, to_port: 22 };
    expect(openings(mutated('edge', { aws_vpc_security_group_ingress_rule: { ssh: rule } }))).not.toEqual(
      OPEN,
    );
  });

  test('when somebody gives the bastion an address and a door', () => {
    const group = idOf('access', 'aws_security_group', 'bastion_group').reference;
    const instance = idOf('access', 'aws_instance', 'instance');
    const rule = { ...anyone, security_group_id: group, from_port: 22, to_port: 22 };
    const subnet = 'subnet-elsewhere';
    const changed = mutated('access', {
      aws_vpc_security_group_ingress_rule: { ssh: rule },
      aws_instance: {
        [instance.name]: { ...instance.block, associate_public_ip_address: true, subnet_id: subnet },
      },
    });
    expect(openings(changed)).toContain('access/aws_instance.bastion_instance on tcp 22');
  });

  test('when the whole VPC may ask the database', () => {
    const group = idOf('data', 'aws_security_group', 'records_group').reference;
    const rule = { cidr_ipv4: '10.0.0.0/16', ip_protocol: 'tcp', security_group_id: group };
    const opened = { ...rule, from_port: 5432, to_port: 5432 };
    // Everything that may send there already sends to 5432 of the VPC with this rule of its own.
    const nginx = idOf('services', 'aws_security_group', 'nginx_group').reference;
    const sends = { ...rule, security_group_id: nginx, from_port: 0, to_port: 65535 };
    const changed = mutated('data', { aws_vpc_security_group_ingress_rule: { wide: opened } }).map(
      (stack, index) =>
        stack.name.endsWith('-services')
          ? (mutated('services', { aws_vpc_security_group_egress_rule: { wide: sends } })[index] as StackJson)
          : stack,
    );
    expect(clientsOfRecords(changed)).toContain('services/aws_ecs_service.nginx_service');
  });

  test('when another service joins the clients of the database', () => {
    const service = idOf('services', 'aws_ecs_service', 'nginx');
    const api = idOf('services', 'aws_ecs_service', 'api');
    const network = (api.block as Record<string, unknown>)['network_configuration'];
    const joined = { ...service.block, network_configuration: network };
    const changed = mutated('services', { aws_ecs_service: { [service.name]: joined } });
    expect(clientsOfRecords(changed)).toContain('services/aws_ecs_service.nginx_service');
  });
});
