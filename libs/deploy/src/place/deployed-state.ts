import type { TerraformRoot } from '@ashlar/terraform';

/** What a state holds, as far as it is used. Values stay in the state. */
export interface DeployedState {
  readonly serial: number;
  /** Of managed resources. */
  readonly instances: number;
  readonly outputs: readonly string[];
}

interface StateFile {
  readonly serial: number;
  readonly resources?: readonly { readonly mode: string; readonly instances: readonly unknown[] }[];
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** Nothing, when there is no state or an empty one: a destroyed stack leaves such a file. */
export async function readState(root: TerraformRoot): Promise<DeployedState | undefined> {
  const { stdout } = await root.run(['state', 'pull']);
  if (stdout.trim() === '') return undefined;
  const { serial, resources = [], outputs = {} } = JSON.parse(stdout) as StateFile;
  const instances = resources
    .filter(({ mode }) => mode === 'managed')
    .reduce((sum, resource) => sum + resource.instances.length, 0);
  const names = Object.keys(outputs).sort();
  return instances + names.length === 0 ? undefined : { serial, instances, outputs: names };
}
