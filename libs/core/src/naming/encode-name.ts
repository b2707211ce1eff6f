import { createHash } from 'node:crypto';
import type { NameRule } from './name-rules.js';

const HASH_LENGTH = 8;

/**
 * A name within the service's rules. Parts that fit stay as they are; what had to be shortened or
 * cleaned ends in a hash of the original, so that two texts never share a name and the same text
 * always has the same.
 */
export function encodeName(rule: NameRule, parts: readonly string[]): string {
  const text = parts.join(rule.separator);
  const legal = clean(rule, text);
  if (legal === text && fits(rule, legal)) return rule.prefix + legal;

  const hash = hashOf(text);
  const room = rule.max - rule.prefix.length - hash.length - 1;
  const readable = trim(legal.slice(0, room));
  return rule.prefix + (readable === '' ? `n-${hash}` : `${readable}-${hash}`);
}

function clean(rule: NameRule, text: string): string {
  const legal = text.toLowerCase().replace(new RegExp(`[^${rule.characters}]+`, 'g'), '-');
  return trim(legal.replace(/-{2,}/g, '-').replace(/\/{2,}/g, '/')).replace(/^[^a-z]+/, '');
}

/** Names start with a letter and end without a separator. */
const trim = (text: string) => text.replace(/[-/]+$/, '').replace(/^[-/]+/, '');

const fits = ({ min, max, prefix }: NameRule, text: string) =>
  text.length > 0 && prefix.length + text.length >= min && prefix.length + text.length <= max;

/** 40 bits: among a thousand shortened names, two share a hash once in two million repositories. */
function hashOf(text: string): string {
  const digest = createHash('sha256').update(text).digest();
  return digest.readBigUInt64BE().toString(32).padStart(13, '0').slice(-HASH_LENGTH);
}
