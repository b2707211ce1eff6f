// @ts-check
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { bundleOptions, loadEsbuild, read } from './bundle.mjs';

/**
 * What came of one synthesis: nothing was said, or what is wrong was.
 * @typedef {{ done: boolean, stderr: string }} Round
 */

/**
 * Synthesizes again and again, each time in a process of its own: the engine keeps every token of a process for ever. The next process
 * is started ahead and has loaded the engine when it is needed; esbuild reads only the files that were edited.
 */
export class Rebuilds {
  #root;
  #cache;
  /** @type {{ entry: string, context: import('esbuild').BuildContext<{ write: false, metafile: true }> } | undefined} */
  #bundler;
  /** @type {{ packages: string, process: import('node:child_process').ChildProcess } | undefined} */
  #next;

  /**
   * @param {string} root
   * @param {string} cache
   */
  constructor(root, cache) {
    this.#root = root;
    this.#cache = cache;
  }

  /**
   * Synthesizes the sources as they are now.
   * @param {readonly string[]} argv
   * @returns {Promise<Round>}
   */
  async run(argv) {
    const bundle = await this.#bundle();
    if (typeof bundle === 'string') return { done: false, stderr: bundle };
    const child = this.#started(bundle.packages);
    this.#next = undefined;
    const round = finished(child);
    child.send({ code: bundle.code, argv });
    const result = await round;
    this.#started(bundle.packages);
    return result;
  }

  async #bundle() {
    const { context, formatMessages } = loadEsbuild();
    const options = bundleOptions(this.#root, { extent: 'synthesis' });
    const entry = String(options.stdin?.contents);
    if (this.#bundler?.entry !== entry) {
      await this.#bundler?.context.dispose();
      this.#bundler = { entry, context: await context({ ...options, logLevel: 'silent' }) };
    }
    try {
      return read(await this.#bundler.context.rebuild());
    } catch (error) {
      const { errors } = /** @type {Partial<import('esbuild').BuildFailure>} */ (error);
      if (errors === undefined) throw error;
      return (await formatMessages(errors, { kind: 'error' })).join('');
    }
  }

  /** @param {readonly string[]} wanted */
  #started(wanted) {
    const packages = JSON.stringify(wanted);
    if (this.#next?.packages === packages && this.#next.process.connected) return this.#next.process;
    this.#next?.process.kill();
    const child = fork(
      join(this.#root, 'bin', 'launcher', 'one-synthesis.mjs'),
      [this.#root, this.#cache, packages],
      {
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      },
    );
    this.#next = { packages, process: child };
    return child;
  }

  async close() {
    await this.#bundler?.context.dispose();
    this.#next?.process.kill();
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<Round>}
 */
function finished(child) {
  let stderr = '';
  child.stderr?.on('data', (chunk) => (stderr += chunk));
  return new Promise((resolve) => child.once('close', (code) => resolve({ done: code === 0, stderr })));
}
