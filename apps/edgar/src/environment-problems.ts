import { type Problem, sortedEntries } from '@ashlar/core';
import type { EdgarEnvironment, Service } from './environments.js';
import { recoveryProblems } from './recovery.js';

/** What no environment may have, and what production owes its customers. Modules check everything else. */
export function environmentProblems(environment: EdgarEnvironment): Problem[] {
  const { backups, database, services, name } = environment;
  return [
    ...recoveryProblems(backups),
    ...(backups.copyTo === environment.region
      ? [
          {
            what: `backups.copyTo is '${backups.copyTo}', the region of the environment`,
            fix: 'name another region, or leave it out: a copy beside its original is lost with it',
          },
        ]
      : []),
    ...(database.acu.min === 0
      ? [
          {
            what: 'database.acu.min is 0, and RDS Proxy keeps connections open: the cluster would never pause',
            fix: 'use 0.5 or more',
          },
        ]
      : []),
    ...sortedEntries<Service>(services).flatMap(([service, settings]) => floorProblems(service, settings)),
    ...(name === 'production' ? productionProblems(environment) : []),
  ];
}

function floorProblems(service: string, { dayFloor, tasks }: Service): Problem[] {
  if (dayFloor === undefined || (dayFloor >= tasks.min && dayFloor <= tasks.max)) return [];
  const what = `services.${service}.dayFloor is ${dayFloor}, outside of tasks.min and tasks.max`;
  return [{ what, fix: `use ${tasks.min} to ${tasks.max}, or leave it out` }];
}

/** Each rule is false where production has what it owes. */
function productionProblems(environment: EdgarEnvironment): Problem[] {
  const { alarmEmails, backups, database, deletion, deployments, functions, network, services } = environment;
  const lonely = sortedEntries<Service>(services).filter(([, { tasks }]) => tasks.min < 2);
  const onSpot = sortedEntries<Service>(services).filter(([, { spotPercent = 0 }]) => spotPercent > 0);
  const rules: readonly (readonly [boolean, string, string])[] = [
    [deletion !== 'protected', `deletion is '${deletion}'`, "production is 'protected'"],
    [
      network.natGateways !== 'one-per-zone',
      'network.natGateways is not one per zone',
      "use 'one-per-zone', so that a zone that fails takes no other with it",
    ],
    [
      database.readers === 0,
      'database.readers is 0',
      'use 1 or more: without one, a failover makes a new instance first, some 10 minutes',
    ],
    [
      database.backupRetentionDays < 7,
      `database.backupRetentionDays is ${database.backupRetentionDays}`,
      'production keeps 7 days or more',
    ],
    [backups.keepDays < 35, `backups.keepDays is ${backups.keepDays}`, 'production keeps 35 days or more'],
    [
      backups.copyTo === undefined,
      'backups.copyTo is left out',
      "name a region that gets copies, 'us-west-2', for the day on which this one is away",
    ],
    [
      Object.keys(alarmEmails).length === 0,
      'alarmEmails is empty',
      'name somebody: alarms, findings and failed backups are told by mail',
    ],
    [
      deployments.backend.type === 'rolling',
      "deployments.backend.type is 'rolling'",
      "use 'blue-green', 'canary' or 'linear' by 'codedeploy': migrations run in its gate, and a rollback takes seconds",
    ],
    [
      functions.auth.warm === 0,
      'functions.auth.warm is 0',
      'use 1 or more: nobody waits for a cold start to sign in',
    ],
    ...lonely.map(
      ([service, { tasks }]) =>
        [
          true,
          `services.${service}.tasks.min is ${tasks.min}`,
          'production runs at least 2, so that one may fail or be replaced',
        ] as const,
    ),
    ...onSpot.map(
      ([service, { spotPercent }]) =>
        [
          true,
          `services.${service}.spotPercent is ${spotPercent}`,
          'production runs on Fargate alone: AWS takes tasks on Spot away with two minutes’ notice',
        ] as const,
    ),
  ];
  return rules.filter(([isBroken]) => isBroken).map(([, what, fix]) => ({ what, fix }));
}
