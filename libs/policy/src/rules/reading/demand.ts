import type { Setting } from './setting.js';

/** What must hold of a setting. Undefined: what is written doesn't tell. */
export type Demand = (setting: Setting) => boolean | undefined;

export const is = (...wanted: readonly (string | number | boolean)[]): Demand =>
  literal((values) => values.length > 0 && values.every((value) => wanted.map(String).includes(value)));

/** Of a list, or of several blocks: one of them is this. */
export const includes = (wanted: string): Demand => literal((values) => values.includes(wanted));

export const lacks = (unwanted: string): Demand => literal((values) => !values.includes(unwanted));

export const atLeast = (least: number): Demand =>
  literal((values) => values.length > 0 && values.every((value) => Number(value) >= least));

export const between = (least: number, most: number): Demand =>
  literal(
    (values) => values.length > 0 && values.every((value) => Number(value) >= least && Number(value) <= most),
  );

export const isSet: Demand = ({ values, references, open }) =>
  values.length + references.length > 0 || (open === undefined ? false : undefined);

/** Set, and not to a key that AWS holds for everybody in the account. */
export const isOwnKey: Demand = (setting) =>
  setting.values.some((value) => value.includes('alias/aws/')) ? false : isSet(setting);

/** A demand of the value itself: what Terraform fills in can't be told. */
function literal(met: (values: readonly string[]) => boolean): Demand {
  return ({ values, references, open }) =>
    open === undefined && references.length === 0 ? met(values) : undefined;
}
