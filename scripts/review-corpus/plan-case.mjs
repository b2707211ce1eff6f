// @ts-check
import { createHash } from 'node:crypto';

/**
 * What is to come of a plan: the verdict of a review and why, and what is done to what. Actions are those of a review
 * (`move` and `import` when nothing else happens), by address; ` (deposed)` follows the address of a deposed object.
 * @typedef {object} Expected
 * @property {'none' | 'safe' | 'review' | 'danger'} verdict
 * @property {string} because a sentence
 * @property {string[]} [rules] ids of the rules that make it a danger
 * @property {Record<string, string>} [actions] without what stays as it is
 * @property {Record<string, string>} [drift]
 * @property {Record<string, string>} [outputs]
 */

/**
 * Terraform before and after, in HCL.
 * @typedef {object} PlanCase
 * @property {string} name of the file, too
 * @property {'builtin' | 'aws'} needs
 * @property {string[]} canaries every secret in it
 * @property {string[]} applied one after the other, before it is planned
 * @property {boolean} fails the last of them, and leaves something behind
 * @property {boolean} refreshed the state, of what AWS has made of it since: otherwise that is drift
 * @property {string} [outside] what somebody makes of it by hand, without the state's knowing
 * @property {string} planned
 * @property {string[]} plan more arguments of `terraform plan`
 * @property {Record<string, string>} files in folders beside: modules
 * @property {string} [producer] another root, applied first, whose state is `../producer/terraform.tfstate`
 * @property {Expected} expected
 */

/**
 * @typedef {object} Written
 * @property {string | string[]} [before] left out: nothing stands
 * @property {boolean} [fails] left out: no
 * @property {boolean} [refreshed] left out: yes
 * @property {string} [outside]
 * @property {string} [after] left out: the last of `before`
 * @property {string[]} [plan]
 * @property {Record<string, string>} [files]
 * @property {string} [producer]
 * @property {Expected} expected
 */

/**
 * Makes secrets that can be found again. Those without a form are too short for a look at entropy, so that only what
 * Terraform marks, or the name of a key, can tell that they are secrets.
 * @typedef {(number: number, form?: 'escaped' | 'number' | 'access key' | 'jwt' | 'long') => string} Canary
 */

/**
 * @param {'builtin' | 'aws'} needs
 * @returns {(name: string, write: Written | ((canary: Canary) => Written)) => PlanCase}
 */
const caseOf = (needs) => (name, write) => {
  /** @type {Set<string>} */
  const canaries = new Set();
  /** @type {Canary} */
  const canary = (number, form) => {
    const made = canaryOf(`${name} ${number}`, form);
    canaries.add(made);
    return made;
  };
  const written = typeof write === 'function' ? write(canary) : write;
  const {
    before = [],
    fails = false,
    refreshed = true,
    plan = [],
    files = {},
    outside,
    producer,
    expected,
  } = written;
  const applied = [before].flat();
  const planned = written.after ?? applied.at(-1) ?? '';
  return {
    ...{ name, needs, applied, fails, refreshed, planned, plan, files, expected },
    ...(outside === undefined ? {} : { outside }),
    ...(producer === undefined ? {} : { producer }),
    canaries: [...canaries],
  };
};

/** With what Terraform brings itself. */
export const builtin = caseOf('builtin');

/** With the AWS provider, against the emulator. */
export const aws = caseOf('aws');

/** A text as HCL writes it. */
export const quoted = (/** @type {string} */ text) => JSON.stringify(text).replaceAll('${', '$${');

/**
 * A variable that Terraform marks.
 * @param {string} name
 * @param {string} value
 */
export const secretVariable = (name, value) => `variable "${name}" {
  sensitive = true
  default   = ${quoted(value)}
}`;

/** Reads the producer of a case. */
export const remoteState = `data "terraform_remote_state" "producer" {
  backend = "local"
  config  = { path = "../producer/terraform.tfstate" }
}`;

/**
 * @param {string} seed
 * @param {Parameters<Canary>[1]} form
 */
function canaryOf(seed, form) {
  const digest = createHash('sha256').update(seed).digest('hex');
  const letters = [...digest].map((digit) => 'abcdefghjkmnpqrs'[parseInt(digit, 16)]).join('');
  const word = letters.slice(0, 6);
  switch (form) {
    case 'escaped':
      return `CANARY"${word}\\&<ü ${letters.slice(6, 8)}`;
    case 'number':
      return String((parseInt(digest.slice(0, 8), 16) % 9e8) + 1e8);
    case 'access key':
      return `AKIACANARY${letters.slice(0, 10).toUpperCase()}`;
    case 'jwt':
      return `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJDQU5BUlki${letters.slice(0, 12)}.CANARY${letters.slice(12, 40)}`;
    case 'long':
      return `CANARY${digest.slice(0, 34)}`;
    default:
      return `CANARY-${word}`;
  }
}
