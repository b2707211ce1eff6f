import { STACKS, TODAY } from './audit.fixture.js';
import { auditOf, failing } from './audit.js';
import { brokenCopy } from './broken-copy.js';
import { hipaa } from './packs/hipaa.js';

const red = (stacks: Parameters<typeof auditOf>[0]) =>
  failing(auditOf(stacks, { pack: hipaa, today: TODAY }));

test('a change shows in the copy alone', () => {
  const copy = brokenCopy(STACKS, 's/aws_lb.web', () => ({ access_logs: { bucket: 'logs', enabled: true } }));
  expect(red(STACKS)).toContain('ELB_LOGGING_ENABLED');
  expect(red(copy)).not.toContain('ELB_LOGGING_ENABLED');
});

test('what changes in place does not reach the original', () => {
  const before = JSON.stringify(STACKS);
  brokenCopy(STACKS, 's/aws_lb.web', (attributes) => Object.assign(attributes, { internal: true }));
  expect(JSON.stringify(STACKS)).toBe(before);
});

test('a resource can be taken away, or added', () => {
  expect(brokenCopy(STACKS, 's/aws_lb.web', () => undefined)[0]?.json.resource).toEqual({ aws_lb: {} });
  expect(red(brokenCopy(STACKS, 's/aws_ebs_volume.data', () => ({ encrypted: false })))).toContain(
    'ENCRYPTED_VOLUMES',
  );
});

test('a stack that is not there is an error', () => {
  expect(() => brokenCopy(STACKS, 't/aws_lb.web', () => undefined)).toThrow(
    'no stack has t/aws_lb.web; there are s',
  );
});
