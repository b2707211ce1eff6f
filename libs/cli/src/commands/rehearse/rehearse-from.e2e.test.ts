import { exitCodes } from '../../exit-codes.js';
import { type Run, ScratchRepository } from '../affected/scratch-repository.fixture.js';

const repository = new ScratchRepository();
afterAll(() => repository.remove());

let run: Run;
beforeAll(async () => {
  const production = { base: ['never-touched'] };
  repository.writeShop({ staging: { orders: ['new', 'paid'], returns: ['all'] }, production });
  repository.commit('before');
  repository.writeShop({ staging: { orders: ['new', 'late'], labels: ['all'] }, production });
  run = await repository.ashlar(['rehearse', '--from', 'before', '--json']);
});

test('what the working tree destroys on top of a commit is told, and a person has to approve it', () => {
  expect(JSON.parse(run.stdout)).toMatchObject({
    from: repository.git('rev-parse', 'before'),
    replaced: [],
    destroyed: [{ stack: 'shop-staging-orders', address: 'aws_sqs_queue.paid' }],
  });
  expect(run.code).toBe(exitCodes.danger);
});

test('only environments that differ are rehearsed, and stacks that are gone are named', () => {
  const { environments } = JSON.parse(run.stdout) as { environments: object[] };
  expect(environments).toEqual([
    {
      place: 'shop/staging',
      changes: {
        'shop-staging-labels': { 'aws_sqs_queue.all': 'create' },
        'shop-staging-orders': { 'aws_sqs_queue.late': 'create', 'aws_sqs_queue.paid': 'delete' },
      },
      gone: ['shop-staging-returns'],
      leftOut: {},
    },
  ]);
});

test.each([
  ['a commit that there is not', ['--from', 'befor'], "did you mean 'before'?"],
  ['an unknown environment', ['shop', 'stagin', '--from', 'before'], "did you mean 'shop/staging'?"],
  ['an unknown stack', ['--from', 'before', '--stack', 'shop-staging-order'], "'shop-staging-orders'?"],
])('%s is one message', async (_, args, said) => {
  const { code, stderr } = await repository.ashlar(['rehearse', ...args]);
  expect(stderr).toContain(said);
  expect(code).toBe(exitCodes.refused);
});
