import { didYouMean, keyArnProblems, type Problem } from '@ashlar/core';
import { daysProblems } from './days-problems.js';
import { rotationProblems } from './rotation.js';
import type { SecretProps } from './secret.js';
import { secretActions } from './secret-access.js';

const PROPS: readonly string[] = [
  'deletable',
  'description',
  'kmsKeyArn',
  'purpose',
  'recoveryWindowDays',
  'rotation',
] satisfies (keyof SecretProps)[];

export function secretProblems(props: SecretProps): Problem[] {
  return [
    ...Object.keys(props)
      .filter((prop) => !PROPS.includes(prop))
      .map(unknownProp),
    ...purposeProblems(props.purpose),
    ...descriptionProblems(props.description),
    ...keyArnProblems('kmsKeyArn', props.kmsKeyArn),
    ...deletionProblems(props),
    ...rotationProblems(props.rotation),
  ];
}

export function accessProblems(kind: string): Problem[] {
  const kinds = Object.keys(secretActions);
  if (kinds.includes(kind)) return [];
  const fix = `${didYouMean(String(kind), kinds)}use one of ${kinds.join(', ')}`;
  return [{ what: `access is asked for '${kind}'`, fix }];
}

/** ECS puts the field between colons. */
export function fieldProblems(field: string): Problem[] {
  if (/^[A-Za-z0-9_.-]+$/.test(field)) return [];
  const fix = 'use the key of one value in the JSON of the secret: letters, digits, ., _ and -';
  return [{ what: `field is '${field}'`, fix }];
}

/** Whatever came around the types may be the value itself: it is named, and not printed. */
const unknownProp = (prop: string): Problem => ({
  what: `a secret takes no '${prop}'`,
  fix: 'take it away: a value is put in by `aws secretsmanager put-secret-value`, so that no state and no JSON holds it',
});

function purposeProblems(purpose: string): Problem[] {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(purpose)) return [];
  return [{ what: `purpose is '${purpose}'`, fix: "use lower-case words joined by hyphens: 'stripe'" }];
}

function descriptionProblems(description: string): Problem[] {
  if (typeof description === 'string' && description.trim() && description.length <= 2048) return [];
  return [
    { what: 'description is empty or too long', fix: 'say in 2048 characters which value has to be put in' },
  ];
}

function deletionProblems({ recoveryWindowDays, deletable }: SecretProps): Problem[] {
  if (recoveryWindowDays === undefined) return [];
  if (deletable) {
    const what = `deletable is true, and recoveryWindowDays is ${recoveryWindowDays}`;
    return [{ what, fix: 'leave one of them out: what is deletable has no window' }];
  }
  if (recoveryWindowDays === 0) {
    const fix = 'use a whole number from 7 to 30, or deletable: true';
    return [{ what: 'recoveryWindowDays is 0: the secret could not be recovered', fix }];
  }
  return daysProblems('Secrets Manager', 'recoveryWindowDays', recoveryWindowDays, 7, 30);
}
