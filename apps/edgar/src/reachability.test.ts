import { mayConnect, Model, openToInternet, type StackJson } from '@ashlar/graph';
import { environmentOf, stacksOf } from './platform.fixture.js';

const stacks: readonly StackJson[] = Object.values(stacksOf(environmentOf('production')));
const model = new Model(stacks);

/** `edgar-production-edge/aws_lb.web_lb_1A2B3C4D` → `edge/aws_lb.web_lb` */
const short = (id: string) => id.replace('edgar-production-', '').replace(/_[0-9A-F]{8}$/, '');

/** Who may open a connection to something on a port. */
function clientsOf(type: string, port: number): string[] {
  const [to] = model.all(type);
  if (to === undefined) throw new Error(`there is no ${type}`);
  return mayConnect(model, { to, port })
    .connects.map(({ from }) => short(from))
    .sort();
}

test('EDG-09: the internet reaches the load balancer alone: CloudFront on 443, and our NAT gateways on the test port', () => {
  const { open, wide } = openToInternet(model);
  const ways = open.map(({ wearer, ports, from }) => `${short(wearer)} on ${ports} from ${kindOf(from)}`);
  expect([...new Set(ways)].sort()).toEqual([
    'edge/aws_lb.web_lb on tcp 443 from CloudFront',
    'edge/aws_lb.web_lb on tcp 8443 from a NAT gateway',
  ]);
  expect(wide).toEqual([]);
});

function kindOf(from: string): string {
  if (from.includes('aws_ec2_managed_prefix_list.cloudfront-addresses')) return 'CloudFront';
  return /aws_eip\.?network_nat-ip/.test(from) ? 'a NAT gateway' : from;
}

test('EDG-09: the proxy and the rotation reach the database, and nothing else that runs', () => {
  expect(clientsOf('aws_rds_cluster', 5432)).toEqual([
    'credentials/aws_db_proxy.proxy',
    'credentials/aws_lambda_function.rotation_function',
  ]);
});

test('EDG-09: services and functions that keep data reach the proxy, and the frontend does not', () => {
  expect(clientsOf('aws_db_proxy', 5432)).toEqual([
    'functions/aws_lambda_function.auth_function',
    'functions/aws_lambda_function.notification_function',
    'functions/aws_lambda_function.profile_function',
    'services/aws_ecs_service.backend-internal-service',
    'services/aws_ecs_service.backend-service',
  ]);
});
