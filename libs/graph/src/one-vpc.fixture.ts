import { Model } from './model.js';
import { openToInternet } from './open-to-internet.js';
import type { Resources } from './three-tiers.fixture.js';

export const VPC = '${aws_vpc.main.id}';

/**
 * For tests: what is open in a VPC with a public and a private subnet, a security group `web` that admits everybody
 * to 443, and these resources.
 */
export function open(resources: Resources, also: Resources = {}) {
  const base: Resources = {
    aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
    aws_default_security_group: { closed: { vpc_id: VPC } },
    aws_internet_gateway: { main: { vpc_id: VPC } },
    aws_subnet: {
      public: { vpc_id: VPC, cidr_block: '10.0.0.0/24' },
      private: { vpc_id: VPC, cidr_block: '10.0.1.0/24' },
    },
    aws_route_table: { public: { vpc_id: VPC } },
    aws_route_table_association: {
      public: { subnet_id: '${aws_subnet.public.id}', route_table_id: '${aws_route_table.public.id}' },
    },
    aws_route: {
      out: {
        route_table_id: '${aws_route_table.public.id}',
        destination_cidr_block: '0.0.0.0/0',
        gateway_id: '${aws_internet_gateway.main.id}',
      },
    },
    aws_security_group: { web: { vpc_id: VPC, ingress: [EVERYBODY] } },
  };
  const merged = { ...base };
  for (const [type, blocks] of Object.entries({ ...resources, ...also }))
    merged[type] = { ...base[type], ...blocks };
  return openToInternet(new Model([{ name: 's', json: { resource: merged } }]));
}

export const EVERYBODY = { protocol: 'tcp', from_port: 443, to_port: 443, cidr_blocks: ['0.0.0.0/0'] };
export const WEB = ['${aws_security_group.web.id}'];
export const PUBLIC = '${aws_subnet.public.id}';
export const PRIVATE = '${aws_subnet.private.id}';

export const instance = (attributes: Record<string, unknown> = {}) => ({
  aws_instance: {
    i: { vpc_security_group_ids: WEB, subnet_id: PUBLIC, associate_public_ip_address: true, ...attributes },
  },
});

/** For tests: the group `web` with other rules, worn by an instance that the internet could reach. */
export const admitting = (rule: unknown, also: Resources = {}) =>
  open({ ...instance(), aws_security_group: { web: { vpc_id: VPC, ingress: rule } }, ...also });

export const openOf = ({ open: openings }: { open: readonly { wearer: string }[] }) => [
  ...new Set(openings.map(({ wearer }) => wearer)),
];
