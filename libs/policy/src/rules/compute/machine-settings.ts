import type { Model, Resource } from '@ashlar/graph';
import { isWritten, type Setting, settingOf } from '../reading/setting.js';

/** What is an instance, or starts some. */
export const MACHINES = ['aws_instance', 'aws_autoscaling_group'];

/** Where a setting stands: in an instance or a launch configuration, and in a launch template. */
export interface MachinePath {
  readonly own: string;
  readonly ofTemplate: string;
}

/** A setting, and the resource in which it stands. */
export interface MachineSetting extends Setting {
  readonly of: Resource;
}

/** The launch templates and configurations of a machine. */
export interface Launchers {
  readonly known: readonly Resource[];
  /** Some are of no stack here. */
  readonly isElsewhere: boolean;
}

/** What an instance says itself comes before what its template says. Undefined: the template is of no stack here. */
export function machineSetting(
  model: Model,
  machine: Resource,
  path: MachinePath,
): MachineSetting | undefined {
  const { known, isElsewhere } = launchersOf(model, machine);
  const settings = [machine, ...known].map((of) => ({
    ...settingOf(model, of, isTemplate(of) ? path.ofTemplate : path.own),
    of,
  }));
  return settings.find(isWritten) ?? (isElsewhere ? undefined : settings.at(-1));
}

const isLauncher = (found: Resource) => isTemplate(found) || found.type === 'aws_launch_configuration';

export const isTemplate = ({ type }: Resource) => type === 'aws_launch_template';

const NAMES = ['id', 'name', 'launch_template_id', 'launch_template_name'];

const PATHS = [
  'launch_configuration',
  ...NAMES.map((name) => `launch_template.${name}`),
  ...NAMES.map((name) => `mixed_instances_policy.launch_template.launch_template_specification.${name}`),
];

export function launchersOf(model: Model, machine: Resource): Launchers {
  const written = PATHS.map((path) => settingOf(model, machine, path)).filter(isWritten);
  return {
    known: [...new Set(written.flatMap(({ references }) => references.filter(isLauncher)))],
    isElsewhere: written.some(({ references }) => !references.some(isLauncher)),
  };
}
