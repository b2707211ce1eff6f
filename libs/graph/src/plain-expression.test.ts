import { isPlain } from './plain-expression.js';

test.each([
  '${aws_subnet.a.id}',
  '${aws_subnet.a["us-east-1a"].id}',
  '${aws_subnet.a[0].id}',
  '${data.terraform_remote_state.other.outputs.id}',
  '${one(aws_subnet.a[*].id)}',
  '${toset([aws_subnet.a.id, aws_subnet.b.id])}',
  '${values(aws_subnet.a)[*].id}',
  '${element(concat(aws_subnet.a.*.id, aws_subnet.b.*.id), 0)}',
  '${local.ids}',
])('%s is nothing but its references', (text) => {
  expect(isPlain(text)).toBe(true);
});

test.each([
  'sg-1',
  '',
  '${aws_a.b.c ? "0.0.0.0/0" : aws_vpc.main.cidr_block}',
  '${aws_a.b.c ? aws_vpc.main.cidr_block : null}',
  '${coalesce(aws_security_group.a.id, "sg-1")}',
  '${cidrsubnet(aws_vpc.main.cidr_block, 8, 1)}',
  '${aws_instance.a.private_ip}/8',
  '${aws_a.b.c}${aws_d.e.f}',
  '${[for x in aws_subnet.a : x.id]}',
  '$${aws_subnet.a.id}',
  '${"0.0.0.0/0"}',
])('%s may be something else', (text) => {
  expect(isPlain(text)).toBe(false);
});
