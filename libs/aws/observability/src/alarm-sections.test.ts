import { twiceProblems } from './alarm-sections.js';
import { monthlyCostAlarm } from './monthly-cost-alarm.js';

const cost = monthlyCostAlarm({ limitUsd: 100 });

test('an alarm that stands in two sections is named once, however many have it', () => {
  expect(twiceProblems({ Cost: cost, Network: {} })).toEqual([]);
  expect(twiceProblems({ Cost: cost, Network: cost, Firewall: cost })).toEqual([
    { what: "two sections have an alarm 'monthly-cost'", fix: 'give one another key' },
  ]);
});
