// @ts-check
import { format, resolveConfig } from 'prettier';

/** A kind of text that each run makes anew, and the text that stands for the nth one. */
const RANDOM = /** @type {const} */ ([
  [
    /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g,
    (/** @type {number} */ n) => `00000000-0000-4000-8000-${hex(n, 12)}`,
  ],
  [
    /\b(?:acl|eigw|eipalloc|eni|fl|fs|fsmt|i|igw|lt|nat|pl|rtb|sg|sgr|snap|subnet|vol|vpc|vpce)-[0-9a-f]{8,17}\b/g,
    (/** @type {number} */ n, /** @type {string} */ met) =>
      `${met.slice(0, met.indexOf('-'))}-${hex(n, met.length - met.indexOf('-') - 1)}`,
  ],
  // What the provider puts behind a name_prefix: the time, and a counter.
  [/\b20\d{16,18}[0-9a-f]{8}\b/g, (/** @type {number} */ n) => `20260101000000000${hex(n, 9)}`],
  [
    /\b(?:AIDA|AROA|ANPA|AIPA|AGPA)[A-Z0-9]{16,17}\b/g,
    (/** @type {number} */ n, /** @type {string} */ met) =>
      `${met.slice(0, 4)}${String(n).padStart(met.length - 4, '0')}`,
  ],
]);

const hex = (/** @type {number} */ number, /** @type {number} */ length) =>
  number.toString(16).padStart(length, '0');

const TIME = /\b20\d\d-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(Z|\+00:00|\b)/g;

/**
 * The JSON of a plan, such that another run gives the same bytes: what is random is numbered in the order in which it
 * stands there, and what tells the time tells another. Equal before is equal after.
 * @param {string} json as `terraform show -json` wrote it
 * @param {{ endpoint?: string }} [where]
 */
export async function stablePlan(json, { endpoint } = {}) {
  let text = JSON.stringify(withStableOrder(numberedDeposed(JSON.parse(json))), null, 2);
  if (endpoint !== undefined) text = text.replaceAll(endpoint, 'http://127.0.0.1:4566');
  for (const [pattern, stands] of RANDOM) {
    /** @type {Map<string, string>} */
    const met = new Map();
    text = text.replace(pattern, (found) => {
      if (!met.has(found)) met.set(found, stands(met.size + 1, found));
      return /** @type {string} */ (met.get(found));
    });
  }
  const stable = text.replace(TIME, '2026-01-01T00:00:00$1');
  return format(stable, { ...(await resolveConfig(import.meta.filename)), parser: 'json' });
}

/** @param {any} plan */
function numberedDeposed(plan) {
  const changes = [...(plan.resource_changes ?? []), ...(plan.resource_drift ?? [])];
  const keys = [...new Set(changes.flatMap(({ deposed }) => deposed ?? []))];
  const numbered = JSON.stringify(plan, (name, value) =>
    ['deposed', 'deposed_key'].includes(name) ? hex(keys.indexOf(value) + 1, 8) : value,
  );
  return JSON.parse(numbered);
}

/**
 * Terraform writes the modules of a module, and what is relevant, in another order each time.
 * @param {any} plan
 */
function withStableOrder(plan) {
  const inOrder = JSON.stringify(plan, (name, value) =>
    ['child_modules', 'relevant_attributes'].includes(name) && Array.isArray(value)
      ? [...value].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
      : value,
  );
  return JSON.parse(inOrder);
}

const orderOf = (/** @type {any} */ part) => part.address ?? JSON.stringify([part.resource, part.attribute]);
