import { Token } from '../engine/index.js';

/** Whether a value is known now. One that only Terraform will know can't be compared, and must not be refused. */
export const isKnown = (value: unknown): boolean =>
  !Token.isUnresolved(value) && !(typeof value === 'string' && value.includes('${'));
