import type { FargateServiceProps, Scaling } from '@ashlar/ecs';
import type { Service } from './environments.js';

/** The zone of the shop's clocks. */
const TIMEZONE = 'America/New_York';

/** Which part of the tasks runs on Spot. Where there are several, one stays on Fargate, whatever AWS takes away. */
export function spotShares({ spotPercent = 0, tasks }: Service): Pick<FargateServiceProps, 'capacity'> {
  if (spotPercent === 0) return {};
  return {
    capacity: {
      FARGATE: { base: tasks.min > 1 ? 1 : 0, weight: 100 - spotPercent },
      FARGATE_SPOT: { weight: spotPercent },
    },
  };
}

/** More tasks at least from seven to nineteen o'clock, Monday to Saturday: they are there before the customers are. */
export function dayFloor({ dayFloor: min, tasks }: Service): Pick<Scaling, 'schedule'> {
  if (min === undefined) return {};
  return {
    schedule: {
      morning: { cron: '0 7 ? * MON-SAT *', timezone: TIMEZONE, min },
      evening: { cron: '0 19 ? * MON-SAT *', timezone: TIMEZONE, min: tasks.min },
    },
  };
}
