import { is, isKnown, type Problem } from '@ashlar/core';

interface Range {
  readonly min: number;
  readonly max: number;
}

/** A number of minutes or percent that is none, or out of its range. It has to stand in the code: much follows from it. */
export function rangeProblems(
  prop: string,
  value: unknown,
  { min, max }: Range,
  presence: 'required' | 'optional' = 'required',
): Problem[] {
  if (value === undefined && presence === 'optional') return [];
  if (!isKnown(value)) return [unknown(prop)];
  if (Number.isInteger(value) && Number(value) >= min && Number(value) <= max) return [];
  return [{ what: is(prop, value), fix: `use a whole number from ${min} to ${max}` }];
}

/** A share of the traffic that nobody could deploy with: none, all, or not in the steps that AWS takes. */
export function percentProblems(
  type: 'canary' | 'linear',
  value: unknown,
  { min, max, step }: Range & { readonly step: number },
): Problem[] {
  const prop = 'strategy.percent';
  if (!isKnown(value)) return [unknown(prop)];
  const steps = step === 1 ? 'a whole number' : `a multiple of ${step}`;
  const fix = `use ${steps} from ${min} to ${max}`;
  if (typeof value !== 'number' || Number.isNaN(value)) return [{ what: is(prop, value), fix }];
  if (value >= 100) {
    const meaning = type === 'canary' ? 'the canary would be everybody' : 'the first step would be the last';
    return [{ what: `${is(prop, value)}: ${meaning}`, fix: `${fix}, or type: 'blue-green'` }];
  }
  if (value <= 0) return [{ what: `${is(prop, value)}: no traffic would move`, fix }];
  const inSteps = Math.abs(value / step - Math.round(value / step)) < 1e-9;
  return value >= min && value <= max && inSteps ? [] : [{ what: is(prop, value), fix }];
}

const unknown = (prop: string): Problem => ({
  what: `${prop} is a number that only Terraform knows`,
  fix: 'write the number down',
});
