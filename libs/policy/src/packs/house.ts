import type { Pack } from '../pack.js';

/** Rules of our own, beyond those that AWS's packs ask for. */
export const house: Pack = {
  name: 'house',
  title: 'Rules of this repository',
  source: 'libs/policy/src/rules',
  asOf: '2026-11-21',
  rules: [],
};
