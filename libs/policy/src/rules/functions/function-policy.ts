import type { Model, Resource } from '@ashlar/graph';
import type { Judgement, Rule } from '../../rule.js';
import { allOf } from '../reading/all-of.js';
import { evidence } from '../reading/attribute-rule.js';
import { partsOf } from '../reading/parts.js';
import { describe, isWritten, settingOf } from '../reading/setting.js';
import { fail, pass, unknown, type Verdict } from '../reading/verdict.js';

const id = 'LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED';

const DOORS = ['aws_lambda_permission', 'aws_lambda_function_url'];

export const functionNotPublic: Rule = {
  id,
  holds: 'Not everybody may call a function.',
  why: 'Everybody could run it, with its role and on our bill.',
  fix: 'Name the service or account as principal, with source_account for S3; use AWS_IAM for function URLs.',
  judge: (model) => {
    const functions = model.all('aws_lambda_function');
    const doors = new Map(functions.map((one) => [one, doorsOf(model, one)]));
    const placed = new Set([...doors.values()].flat());
    return [
      ...functions.map((one) => judgeDoors(model, one, doors.get(one) ?? [])),
      // Of functions that are of no stack here.
      ...model
        .all(...DOORS)
        .filter((door) => !placed.has(door))
        .map((door) => judgeDoors(model, door, [door])),
    ];
  },
};

const doorsOf = (model: Model, one: Resource) => [
  ...new Set(
    DOORS.flatMap((type) =>
      ['function_name', 'arn'].flatMap((name) => partsOf(model, one, type, 'function_name', name)),
    ),
  ),
];

const judgeDoors = (model: Model, { id: resource }: Resource, doors: readonly Resource[]): Judgement => {
  const verdicts = doors.flatMap((door) => judgeDoor(model, door) ?? []);
  return { resource, ...(verdicts.length > 0 ? allOf(verdicts) : pass('nothing lets everybody call it')) };
};

/** Nothing, where it lets only some in. */
function judgeDoor(model: Model, door: Resource): Verdict | undefined {
  const isSet = (attribute: string) => isWritten(settingOf(model, door, attribute));
  const [attribute, everybody] =
    door.type === 'aws_lambda_permission' ? ['principal', '*'] : ['authorization_type', 'NONE'];
  const setting = settingOf(model, door, attribute);
  const said = `of ${door.id}, ${describe(setting)}`;
  if (setting.open !== undefined) return unknown(`${said}: ${evidence(id)}`);
  if (setting.values.includes(everybody) && !isSet('principal_org_id')) return fail(said);
  // A bucket's ARN names no account: who gets the name of a bucket that was deleted could call the function.
  return setting.values.includes('s3.amazonaws.com') && !isSet('source_account')
    ? fail(`${said}, and source_account is not set`)
    : undefined;
}
