import type { Model, Resource } from '@ashlar/graph';
import type { Rule } from '../../rule.js';
import { evidence, judgeAttribute } from '../reading/attribute-rule.js';
import { is } from '../reading/demand.js';
import { isWritten, settingOf, valuesAt } from '../reading/setting.js';
import { each, fail, pass, unknown, type Verdict } from '../reading/verdict.js';
import { isTemplate, launchersOf, MACHINES } from './machine-settings.js';

const id = 'ENCRYPTED_VOLUMES';

export const encryptedVolumes: Rule = {
  id,
  holds: 'Volumes are encrypted.',
  why: 'Disks and snapshots that leave a data centre or an account must tell nothing.',
  fix: 'Set encrypted to true for the volume or block device, or aws_ebs_encryption_by_default for the account.',
  judge: (model) => [...each(['aws_ebs_volume'], judgeVolume)(model), ...each(MACHINES, judgeMachine)(model)],
};

function judgeVolume(volume: Resource, model: Model): Verdict {
  const setting = settingOf(model, volume, 'encrypted');
  if (!isWritten(setting) && isDefault(model)) return pass(BY_DEFAULT);
  if (!isWritten(setting) && isWritten(settingOf(model, volume, 'snapshot_id')))
    return unknown(`encrypted is not set, so it is as its snapshot is: ${evidence(id)}`);
  return judgeAttribute(model, volume, { id, attribute: 'encrypted', must: is(true), otherwise: false });
}

function judgeMachine(machine: Resource, model: Model): Verdict {
  const { known, isElsewhere } = launchersOf(model, machine);
  const devices = [machine, ...known].flatMap((of) => devicesOf(model, of));
  const clear = devices.filter(({ encrypted }) => encrypted === 'false');
  if (clear.length > 0) return fail(clear.map(({ said }) => said).join('; '));
  const unsaid = devices.filter(({ encrypted }) => encrypted !== 'true');
  if (devices.length > 0 && unsaid.length === 0) return pass(devices.map(({ said }) => said).join('; '));
  const computed = unsaid.filter(({ encrypted }) => encrypted !== undefined);
  if (computed.length > 0) return unknown(`${computed.map(({ said }) => said).join('; ')}: ${evidence(id)}`);
  if (isDefault(model)) return pass(BY_DEFAULT);
  if (isElsewhere && devices.length === 0)
    return unknown(`its launch template is of no stack here: ${evidence(id)}`);
  return fail(unsaid.map(({ said }) => said).join('; ') || 'encrypted is set for none of its volumes');
}

interface Device {
  /** `true`, `false`, an expression, or undefined when nothing is said. */
  readonly encrypted: string | undefined;
  readonly said: string;
}

/** Only what is a volume: a mapping may also name a disk of the host, or take one away. */
function devicesOf(model: Model, of: Resource): Device[] {
  const paths = isTemplate(of) ? ['block_device_mappings.ebs'] : ['root_block_device', 'ebs_block_device'];
  return paths.flatMap((path) =>
    valuesAt(of.attributes, path).map((block) => {
      const [encrypted] = valuesAt(block, 'encrypted').flatMap((value) => model.resolve(of.stack, value));
      const value =
        encrypted === undefined ? undefined : 'text' in encrypted ? encrypted.text : encrypted.resource.id;
      return { encrypted: value, said: `of ${of.id}, ${path}.encrypted is ${value ?? 'not set'}` };
    }),
  );
}

const BY_DEFAULT = 'aws_ebs_encryption_by_default encrypts what does not say otherwise';

const isDefault = (model: Model) =>
  model
    .all('aws_ebs_encryption_by_default')
    .map((setting) => settingOf(model, setting, 'enabled'))
    .some(({ values, open }) => values[0] !== 'false' && open === undefined);
