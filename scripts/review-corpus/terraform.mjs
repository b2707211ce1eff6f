// @ts-check
import { execFile } from 'node:child_process';
import { devNull } from 'node:os';
import { promisify } from 'node:util';

const exec = promisify(execFile);

/** Of the environment of whoever runs this, only how to find programs: no variable of Terraform or AWS gets into a plan. */
const inherited = /^(PATH|HOME|TMPDIR|LANG|LC_.*)$/;

/**
 * @param {Record<string, string>} more
 * @returns {Record<string, string | undefined>}
 */
export const terraformEnvironment = (more) => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => inherited.test(name))),
  ...{ TF_IN_AUTOMATION: 'true', TF_INPUT: 'false', CHECKPOINT_DISABLE: 'true', TF_CLI_CONFIG_FILE: devNull },
  ...more,
});

/**
 * @param {{ folder: string, env: Record<string, string | undefined> }} root
 * @param {string[]} args
 * @param {{ mayFail?: boolean }} [options]
 */
export async function terraform({ folder, env }, args, { mayFail = false } = {}) {
  try {
    const { stdout } = await exec('terraform', args, { cwd: folder, env, maxBuffer: 1e9 });
    return { stdout, failed: false };
  } catch (error) {
    const { stdout = '', stderr = '' } = /** @type {{ stdout?: string, stderr?: string }} */ (error);
    if (mayFail) return { stdout, failed: true };
    throw new Error(`terraform ${args.join(' ')}: ${stderr || stdout || error}`, { cause: error });
  }
}
