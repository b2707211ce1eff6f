import type { Protectable } from './protectable.js';
import { protectableProblems } from './protectable.js';

const around = { scope: 'REGIONAL', region: 'us-east-1', elsewhere: new Map<string, string>() } as const;
const problems = (protects: Record<string, unknown>, more: object = {}) =>
  protectableProblems(protects, { ...around, ...more }).flatMap(({ what, fix }) => [what, `fix: ${fix}`]);

const alb = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/50dc6c495c0c9188';

const protectables: Protectable[] = [
  { loadBalancerArn: alb },
  { loadBalancerArn: '${aws_lb.web.arn}' },
  { restApiStageArn: 'arn:aws:apigateway:us-east-1::/restapis/a1b2c3/stages/prod' },
  { graphqlApiArn: 'arn:aws:appsync:us-east-1:123456789012:apis/abcdef' },
  { userPoolArn: 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Abc' },
  { appRunnerServiceArn: 'arn:aws:apprunner:us-east-1:123456789012:service/web/0123' },
  { verifiedAccessInstanceArn: 'arn:aws:ec2:us-east-1:123456789012:verified-access-instance/vai-0123' },
];

test.each(protectables)('%j can be protected', (protectable) => {
  expect(problems({ a: protectable })).toEqual([]);
});

test('an HTTP API does not compile, and is refused with what AWS allows', () => {
  // @ts-expect-error an HTTP API is no Protectable
  const httpApi: Protectable = { httpApiArn: 'arn:aws:apigateway:us-east-1::/apis/a1b2c3/stages/prod' };
  expect(problems({ a: httpApi })).toEqual([
    "protects.a has 'httpApiArn'",
    'fix: use one of loadBalancerArn, restApiStageArn, graphqlApiArn, userPoolArn, appRunnerServiceArn, verifiedAccessInstanceArn: AWS WAF protects an application load balancer, a stage of a REST API, an AppSync API, a Cognito user pool, an App Runner service, a Verified Access instance',
  ]);
});

test.each<[Protectable, string]>([
  [
    { restApiStageArn: 'arn:aws:apigateway:us-east-1::/apis/a1b2c3/stages/prod' },
    'an HTTP or WebSocket API of API Gateway v2',
  ],
  [{ loadBalancerArn: alb.replace('/app/', '/net/') }, 'a network load balancer'],
  [{ loadBalancerArn: alb.replace('/app/', '/gwy/') }, 'a gateway load balancer'],
  [{ loadBalancerArn: alb.replace('app/web/50dc6c495c0c9188', 'web') }, 'a classic load balancer'],
  [
    { userPoolArn: 'arn:aws:cloudfront::123456789012:distribution/E1' },
    'a distribution, which names a CLOUDFRONT ACL itself',
  ],
  [{ graphqlApiArn: alb }, 'an application load balancer'],
])('%j is refused as what it is', (protectable, name) => {
  const [what, fix] = problems({ a: protectable });
  expect(what).toContain(`', ${name}`);
  expect(fix).toContain('AWS WAF protects an application load balancer, a stage of a REST API');
});

test.each<[unknown, string]>([
  [{ loadBalancerArn: 'web' }, "protects.a.loadBalancerArn is 'web'"],
  [{ loadBalancerArn: 5 }, 'protects.a.loadBalancerArn is 5'],
  [{ loadBalancerArn: alb, userPoolArn: alb }, 'protects.a has loadBalancerArn and userPoolArn'],
  [alb, `protects.a is '${alb}'`],
])('%j is refused', (protectable, what) => {
  expect(problems({ a: protectable })[0]).toBe(what);
});

test('an ACL protects its own region', () => {
  expect(problems({ a: { loadBalancerArn: alb } }, { region: 'eu-west-1' })).toEqual([
    'protects.a.loadBalancerArn is in us-east-1, and the ACL in eu-west-1',
    'fix: make an ACL in a stack of us-east-1: a REGIONAL one protects its own region',
  ]);
});

test('a resource has one ACL', () => {
  expect(problems({ a: { loadBalancerArn: alb }, b: { loadBalancerArn: alb } })[0]).toBe(
    'protects.b is what protects.a protects',
  );
  const elsewhere = new Map([[alb, 'demo-test-unit/other']]);
  expect(problems({ a: { loadBalancerArn: alb } }, { elsewhere })[0]).toBe(
    'protects.a is what demo-test-unit/other protects',
  );
});

test('distributions name their ACL themselves', () => {
  expect(problems({ a: { loadBalancerArn: alb } }, { scope: 'CLOUDFRONT' })).toEqual([
    'protects is used with scope CLOUDFRONT',
    "fix: leave protects out and give webAclArn to the distribution, or use scope: 'REGIONAL'",
  ]);
  expect(problems({}, { scope: 'CLOUDFRONT' })).toEqual([]);
});

test("a key that can't be an address is refused", () => {
  expect(problems({ 'My LB': { loadBalancerArn: alb } })[0]).toBe("protects has 'My LB', which is no key");
});
