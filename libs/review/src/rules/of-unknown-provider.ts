import type { Rule } from './rule.js';

/**
 * Types of providers whose resources hold nothing that can't be made again.
 * asOf: 2026-11. source: the resources of these providers of HashiCorp. refresh: when another such provider comes into use.
 */
const HARMLESS = /^(archive|cloudinit|external|http|local|null|random|template|time|tls)_|^terraform_data$/;

/** Of types of other providers nobody has listed what they hold. */
export const ofUnknownProvider: Rule = {
  id: 'of-unknown-provider',
  holds: 'nothing is destroyed of which it is not known whether it holds data',
  judge({ type, action, deposed }) {
    if (!DESTROYING.has(action) || deposed !== undefined) return [];
    if (type.startsWith('aws_') || HARMLESS.test(type)) return [];
    const what = `${WORDS[action] ?? action} what may hold data: it is not known what is lost with this type`;
    const fix = 'find out what it holds before approving, and how that comes back';
    // The same databases and buckets as those of aws_*, under other names.
    return [{ verdict: type.startsWith('awscc_') ? 'danger' : 'review', what, fix }];
  },
};

const WORDS: Readonly<Record<string, string>> = {
  delete: 'destroys',
  replace: 'replaces',
  forget: 'forgets',
};

const DESTROYING = new Set(Object.keys(WORDS));
