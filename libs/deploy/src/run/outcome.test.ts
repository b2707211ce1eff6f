import { InputError } from '@ashlar/core';
import { isDone, type Outcome, outcomeReport } from './outcome.js';

const error = new InputError([{ where: 'shop-data', problems: [{ what: 'it is broken', fix: 'mend it' }] }]);
const outcomes: Outcome[] = [
  { stack: 'shop-network', seconds: 61.04, became: 'changed', changed: '3 created' },
  { stack: 'shop-keys', seconds: 2, became: 'unchanged' },
  { stack: 'shop-data', seconds: 9, became: 'failed', error, changed: '1 of 4 changes' },
  { stack: 'shop-dns', seconds: 9, became: 'interrupted', changed: '0 of 1 changes' },
  { stack: 'shop-web', seconds: 0, became: 'not begun', because: 'it waits for shop-data' },
];

test('the summary says what became of each stack, why, and how to go on', () => {
  expect(outcomeReport(outcomes, 'ashlar apply')).toMatchInlineSnapshot(`
    "┌──────────────┬───────────────────────────────────┬─────────┐
    │ stack        │ outcome                           │ seconds │
    ├──────────────┼───────────────────────────────────┼─────────┤
    │ shop-network │ 3 created                         │    61.0 │
    │ shop-keys    │ no changes                        │     2.0 │
    │ shop-data    │ failed after 1 of 4 changes       │     9.0 │
    │ shop-dns     │ interrupted after 0 of 1 changes  │     9.0 │
    │ shop-web     │ not begun: it waits for shop-data │     0.0 │
    └──────────────┴───────────────────────────────────┴─────────┘

    shop-data has a problem:
      it is broken
        fix: mend it

    to go on: ashlar apply shop-data shop-dns shop-web"
  `);
});

test('when all is done, there is nothing to go on with', () => {
  expect(outcomeReport(outcomes.filter(isDone), 'ashlar apply')).not.toContain('to go on');
});
