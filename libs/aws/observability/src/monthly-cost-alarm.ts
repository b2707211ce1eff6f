import type { Alarm } from './alarm.js';
import { refuseThresholds } from './threshold-problems.js';

/**
 * One alarm: `monthly-cost` (business), when the bill of the calendar month is above the limit. The figures exist in
 * us-east-1, some hours late, once somebody has turned on "Receive CloudWatch billing alerts" in the billing preferences
 * of the account that pays: no API does it. Runbook: monthly-cost.
 *
 * @throws InputError for a limit that is none.
 */
export function monthlyCostAlarm({ limitUsd }: { readonly limitUsd: number }): Record<'monthly-cost', Alarm> {
  refuseThresholds('monthlyCostAlarm', { amounts: { limitUsd } });
  return {
    'monthly-cost': {
      means: `This month costs more than ${limitUsd} USD.`,
      runbook: 'monthly-cost',
      severity: 'business',
      // Figures come every few hours: in between the state stays.
      missingData: 'ignore',
      periodSeconds: 21_600,
      evaluationPeriods: 1,
      metric: {
        namespace: 'AWS/Billing',
        name: 'EstimatedCharges',
        statistic: 'Maximum',
        dimensions: { Currency: 'USD' },
      },
      comparison: 'GreaterThanThreshold',
      threshold: limitUsd,
    },
  };
}
