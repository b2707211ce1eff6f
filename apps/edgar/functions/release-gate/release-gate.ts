import { setTimeout as sleep } from 'node:timers/promises';
import {
  type CodeDeployClient,
  PutLifecycleEventHookExecutionStatusCommand,
} from '@aws-sdk/client-codedeploy';
import type { ECSClient } from '@aws-sdk/client-ecs';
import { type Log, nameOf } from '../shared/log.js';
import { SettingsError } from '../shared/read-environment.js';
import { askReady } from './ask-ready.js';
import { EcsMigration } from './ecs-migration.js';
import type { GateSettings } from './gate-settings.js';
import { type HookEvent, readHookEvent } from './hook-event.js';
import type { Verdict } from './next-step.js';
import { type GatePorts, runGate } from './run-gate.js';

/** What ECS reads of a hook's answer. CodeDeploy reads none: it is called. */
export interface HookAnswer {
  readonly hookStatus: 'SUCCEEDED' | 'FAILED' | 'IN_PROGRESS';
  /** Seconds until ECS asks again. */
  readonly callBackDelay?: number;
}

export interface GateDependencies {
  readonly ecs: ECSClient;
  readonly codeDeploy: CodeDeployClient;
  /** Read at each invocation, so that settings that are wrong fail the release and don't leave it hanging. */
  readonly settings: () => GateSettings;
  readonly log: Log;
  /** Kept of the function's time to stop the task and to report. @default 15000 */
  readonly reportMs?: number;
}

export interface Remaining {
  getRemainingTimeInMillis(): number;
}

/** The hook of a release: migrates, asks `/ready` of what is about to get traffic, and reports in every case. */
export function releaseGate({ ecs, codeDeploy, settings, log, reportMs = 15_000 }: GateDependencies) {
  return async (event: unknown, context: Remaining): Promise<HookAnswer> => {
    const hook = readHookEvent(event);
    const begun = Date.now();
    const deadline = begun + context.getRemainingTimeInMillis() - reportMs;
    const verdict = await judge(hook, deadline);
    const because = 'because' in verdict ? verdict.because : undefined;
    const { release, by } = hook;
    log({ event: 'release-gate', by, release, outcome: verdict.outcome, because, ms: Date.now() - begun });
    if (hook.by === 'codedeploy') await report(hook, verdict);
    return answerOf(verdict);
  };

  async function judge(hook: HookEvent, deadline: number): Promise<Verdict> {
    try {
      const { task, ready, limits } = settings();
      const migration = new EcsMigration(ecs, task);
      const ports: GatePorts = {
        clock: { now: Date.now, sleep: (ms) => sleep(ms) },
        migrate: (release) => migration.migrate(release),
        look: (arn) => migration.look(arn),
        stop: (arn, because) => migration.stop(arn, because),
        ask: () => askReady(ready),
      };
      const whenTimeIsUp = hook.by === 'codedeploy' ? 'fail' : 'come-back';
      const run = runGate(ports, { release: hook.release, deadline, whenTimeIsUp, limits });
      return await orTimeUp(run, deadline + reportMs / 2);
    } catch (error) {
      return { outcome: 'failed', because: error instanceof SettingsError ? error.message : nameOf(error) };
    }
  }

  async function report(hook: HookEvent & { by: 'codedeploy' }, verdict: Verdict): Promise<void> {
    const command = new PutLifecycleEventHookExecutionStatusCommand({
      deploymentId: hook.release,
      lifecycleEventHookExecutionId: hook.hookExecution,
      status: verdict.outcome === 'succeeded' ? 'Succeeded' : 'Failed',
    });
    try {
      await codeDeploy.send(command);
    } catch (error) {
      // A second invocation of a hook that was answered before.
      if (error instanceof Error && error.name === 'LifecycleEventAlreadyCompletedException') return;
      throw error;
    }
  }
}

/** For a call that hangs: steps look at the clock, what they wait for doesn't. */
async function orTimeUp(run: Promise<Verdict>, at: number): Promise<Verdict> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<Verdict>((resolve) => {
    const verdict = { outcome: 'failed', because: 'a call to AWS had not ended when time was up' } as const;
    timer = setTimeout(() => resolve(verdict), Math.max(at - Date.now(), 0));
  });
  return Promise.race([run, timeUp]).finally(() => clearTimeout(timer));
}

function answerOf({ outcome }: Verdict): HookAnswer {
  if (outcome === 'unfinished') return { hookStatus: 'IN_PROGRESS', callBackDelay: 30 };
  return { hookStatus: outcome === 'succeeded' ? 'SUCCEEDED' : 'FAILED' };
}
