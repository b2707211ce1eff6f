import { holds, interpolate } from './expressions.fixture.js';

const contexts = {
  github: { event: { pulls: [{ number: 7 }] }, repository: 'acme/shop' },
  needs: { gate: { outputs: { matrix: '{"include":[{"leg":"01"}]}' }, result: 'success' } },
  vars: {},
};

test('values are found as GitHub finds them, and what is missing is nothing', () => {
  expect(interpolate('${{ github.event.pulls[0].number }}', contexts)).toBe(7);
  expect(interpolate('#${{ github.event.pulls[0].number }} of ${{ github.repository }}', contexts)).toBe(
    '#7 of acme/shop',
  );
  expect(interpolate("${{ vars.REGION || 'us-east-1' }}", contexts)).toBe('us-east-1');
  expect(interpolate('${{ fromJSON(needs.gate.outputs.matrix) }}', contexts)).toEqual({
    include: [{ leg: '01' }],
  });
});

test('without a function of the status, everything before has to have gone well', () => {
  expect(holds(undefined, contexts, 'failure')).toBe(false);
  expect(holds("github.repository == 'acme/shop'", contexts, 'failure')).toBe(false);
  expect(holds("github.repository == 'acme/shop'", contexts, 'success')).toBe(true);
  expect(holds("always() && needs.gate.result != 'skipped'", contexts, 'failure')).toBe(true);
  expect(holds("vars.ROLE != ''", contexts, 'success')).toBe(false);
});
