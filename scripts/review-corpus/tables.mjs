// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

/** @typedef {import('./plan-case.mjs').PlanCase} PlanCase */

/**
 * The tables beside the plans: file → text.
 * @param {PlanCase[]} cases
 * @param {string} corpus
 * @returns {Promise<[file: string, text: string][]>}
 */
export async function tables(cases, corpus) {
  const sorted = [...cases].sort((a, b) => (a.name < b.name ? -1 : 1));
  const plans = new Map(sorted.map(({ name }) => [name, readPlan(join(corpus, `${name}.plan.json`))]));
  const expected = Object.fromEntries(
    sorted.map(({ name, expected: { actions = {}, drift = {}, outputs = {}, rules = [], ...verdict } }) => [
      name,
      { ...verdict, rules, actions: inOrder(actions), drift: inOrder(drift), outputs: inOrder(outputs) },
    ]),
  );
  const secret = sorted.filter(({ canaries }) => canaries.length > 0);
  const canaries = Object.fromEntries(secret.map(({ name, canaries: all }) => [name, all]));
  const forms = Object.fromEntries(
    secret.map(({ name, canaries: all }) => [
      name,
      Object.fromEntries(all.map((canary) => [canary, formsOf(canary, plans.get(name) ?? '')])),
    ]),
  );
  const written = { expected, canaries, 'canary-forms': forms };
  const options = { ...(await resolveConfig(import.meta.filename)), parser: 'json' };
  return Promise.all(
    Object.entries(written).map(
      async ([name, table]) =>
        /** @type {[string, string]} */ ([
          `${name}.json`,
          await format(JSON.stringify(table, null, 2), options),
        ]),
    ),
  );
}

/** @param {string} file */
function readPlan(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/**
 * How a secret stands in a plan: `plain`, or what has to be undone to see it, outermost first, such as `base64 > JSON`.
 * `part of` is added where it is not the whole text.
 * @param {string} canary
 * @param {string} plan
 */
function formsOf(canary, plan) {
  /** @type {Set<string>} */
  const forms = new Set();
  /**
   * @param {unknown} value
   * @param {string[]} undone
   */
  const look = (value, undone) => {
    if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        look(inner, undone);
        if (key.includes(canary)) forms.add([...undone, 'key'].join(' > '));
      }
    }
    if (typeof value === 'number' && String(value) === canary) forms.add([...undone, 'number'].join(' > '));
    if (typeof value !== 'string') return;
    const form = undone.join(' > ') || 'plain';
    if (value.includes(canary)) forms.add(value === canary ? form : `part of ${form}`);
    if (undone.length < 3) for (const [name, inner] of undoings(value)) look(inner, [...undone, name]);
  };
  look(JSON.parse(plan || 'null'), []);
  return [...forms].sort();
}

/**
 * @param {string} text
 * @returns {[name: string, undone: unknown][]}
 */
function undoings(text) {
  const json = /^\s*[{["]/.test(text) ? parsed(text) : undefined;
  const url = /%[0-9A-F]{2}/.test(text) ? decodeURIComponent(text.replaceAll('+', ' ')) : undefined;
  const base64 = /^(?:[\w+/]{4}){2,}(?:[\w+/]{2}==|[\w+/]{3}=)?$/.test(text);
  return [
    .../** @type {[string, unknown][]} */ (json === undefined ? [] : [['JSON', json]]),
    .../** @type {[string, unknown][]} */ (url === undefined ? [] : [['URL-encoded', url]]),
    .../** @type {[string, unknown][]} */ (
      base64 ? [['base64', Buffer.from(text, 'base64').toString()]] : []
    ),
  ];
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {Record<string, string>} table */
const inOrder = (table) =>
  Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
