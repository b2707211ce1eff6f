// @ts-check
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AWS } from './aws-provider.mjs';
import { emptyEmulator } from './emulator.mjs';
import { stablePlan } from './stable-plan.mjs';
import { terraform } from './terraform.mjs';

/** @typedef {{ folder: string, env: Record<string, string | undefined>, endpoint?: string }} Place */

/**
 * Lets Terraform make the plan of a case, and returns its JSON.
 * @param {import('./plan-case.mjs').PlanCase} planCase
 * @param {Place} place
 */
export async function runCase(planCase, { folder, env, endpoint }) {
  const root = { folder: join(folder, 'root'), env, endpoint };
  rmSync(folder, { recursive: true, force: true });
  if (endpoint !== undefined) await emptyEmulator(endpoint);
  for (const [name, text] of Object.entries(planCase.files)) write(join(folder, 'root', name), text);
  if (planCase.producer !== undefined) {
    const producer = { folder: join(folder, 'producer'), env, endpoint };
    await configure(producer, planCase.producer);
    await terraform(producer, ['apply', '-no-color', '-auto-approve']);
  }

  const last = planCase.applied.length - 1;
  for (const [index, text] of planCase.applied.entries()) {
    await configure(root, text);
    const args = ['apply', '-no-color', '-auto-approve', '-parallelism=1'];
    const mayFail = planCase.fails && index === last;
    const { failed } = await terraform(root, args, { mayFail });
    if (mayFail && !failed) throw new Error('its last apply was to fail, and did not');
  }
  if (endpoint !== undefined && planCase.refreshed && last >= 0)
    await terraform(root, ['apply', '-no-color', '-auto-approve', '-refresh-only']);
  if (planCase.outside !== undefined) await withoutItsState(root, planCase.outside);

  await configure(root, planCase.planned);
  const args = ['plan', '-no-color', '-parallelism=1', '-out=case.tfplan', ...planCase.plan];
  // A plan with errors is a plan, too, as long as it is written.
  const { stdout, failed } = await terraform(root, args, { mayFail: true });
  if (failed && !existsSync(join(root.folder, 'case.tfplan'))) throw new Error(stdout);
  return stablePlan((await terraform(root, ['show', '-json', 'case.tfplan'])).stdout, { endpoint });
}

/**
 * Changes what stands as somebody would who does not know of the state.
 * @param {Place} root
 * @param {string} text
 */
async function withoutItsState(root, text) {
  const [state, kept] = ['terraform.tfstate', 'kept.tfstate'].map((name) => join(root.folder, name));
  cpSync(/** @type {string} */ (state), /** @type {string} */ (kept));
  await configure(root, text);
  await terraform(root, ['apply', '-no-color', '-auto-approve', '-parallelism=1']);
  cpSync(/** @type {string} */ (kept), /** @type {string} */ (state));
}

/**
 * @param {Place} root
 * @param {string} text
 */
async function configure(root, text) {
  write(join(root.folder, 'main.tf'), root.endpoint === undefined ? text : `${AWS}${text}`);
  await terraform(root, ['init', '-no-color']);
}

/**
 * @param {string} file
 * @param {string} text
 */
function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
