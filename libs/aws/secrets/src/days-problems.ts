import { isKnown, type Problem } from '@ashlar/core';

export function daysProblems(
  service: string,
  prop: string,
  value: number,
  min: number,
  max: number,
): Problem[] {
  if (!isKnown(value)) return [];
  if (Number.isInteger(value) && value >= min && value <= max) return [];
  return [
    {
      what: `${prop} is ${value}; ${service} takes ${min} to ${max}`,
      fix: `use a whole number from ${min} to ${max}`,
    },
  ];
}
