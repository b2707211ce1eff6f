import { is, isKnown, isRecord, type Problem } from '@ashlar/core';

const FIX = "use { tag: { key, value } } or { resourceArns: ['arn:aws:…'] }";

/** What would select nothing, or more than anybody can answer for. */
export function selectionProblems(selection: unknown): Problem[] {
  if (!isRecord(selection)) return [{ what: is('selection', selection), fix: FIX }];
  const given = Object.keys(selection).filter((key) => selection[key] !== undefined);
  const [how] = given;
  if (given.length !== 1 || (how !== 'tag' && how !== 'resourceArns')) {
    const what = given.length === 0 ? 'selection is empty' : `selection has ${given.join(' and ')}`;
    return [{ what, fix: FIX }];
  }
  return how === 'tag' ? tagProblems(selection['tag']) : arnProblems(selection['resourceArns']);
}

function tagProblems(tag: unknown): Problem[] {
  const fix = "use { key: 'backup-plan', value: 'daily' }";
  if (!isRecord(tag)) return [{ what: is('selection.tag', tag), fix }];
  const legal = { key: /^(?!aws:)[^*]{1,128}$/, value: /^[^*]{1,256}$/ };
  return Object.entries(legal).flatMap(([part, pattern]) => {
    const value = tag[part];
    if (typeof value === 'string' && (!isKnown(value) || pattern.test(value))) return [];
    return [{ what: is(`selection.tag.${part}`, value), fix }];
  });
}

/** asOf: 2026-11, source: AWS Backup API reference, BackupSelection */
const MOST_ARNS = 500;

function arnProblems(arns: unknown): Problem[] {
  if (!Array.isArray(arns) || arns.length === 0 || arns.length > MOST_ARNS) {
    const what = Array.isArray(arns)
      ? `selection.resourceArns names ${arns.length}`
      : is('selection.resourceArns', arns);
    return [{ what, fix: `name 1 to ${MOST_ARNS} resources` }];
  }
  return (arns as unknown[]).flatMap((arn) => {
    if (typeof arn === 'string' && !isKnown(arn)) return [];
    if (typeof arn === 'string' && /^arn:aws[a-z-]*:[a-z0-9-]+:[^*]*:[^*:]+$/.test(arn)) return [];
    const fix = 'give the ARN of one resource; with *, the plan would take what belongs to others';
    return [{ what: `selection.resourceArns has ${JSON.stringify(arn)}`, fix }];
  });
}
