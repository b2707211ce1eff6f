// @ts-check

/** @typedef {import('./plan-case.mjs').Expected} Expected */

/**
 * @param {string} because
 * @param {string | string[]} rules
 * @param {Record<string, string>} actions
 * @returns {Expected}
 */
export const danger = (because, rules, actions) => ({
  verdict: 'danger',
  because,
  rules: [rules].flat(),
  actions,
});
