import type { Mask } from '../masking/mask.js';

/** For tests: hides what is marked, and nothing else. */
export const openMask: Mask = {
  value: (value, { sensitive }) =>
    sensitive
      ? { kind: 'hidden' }
      : { kind: 'value', text: typeof value === 'string' ? value : JSON.stringify(value) },
  text: (text) => text,
};
