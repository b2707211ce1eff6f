const { statSync } = require('node:fs');

/**
 * The order in which jest starts test files. Rehearsals of whole platforms take many minutes and mostly wait: when they
 * come last, the other workers have nothing to do meanwhile. Otherwise long files come first, as jest itself does it
 * when it has no times yet. `cdktf-cli-glob` deploys a whole platform too.
 */
class LongestFirst {
  /** @param {{ path: string }[]} tests */
  sort(tests) {
    return [...tests].sort((a, b) => rank(a.path) - rank(b.path) || size(b.path) - size(a.path));
  }

  /** @param {{ path: string }[]} tests */
  shard(tests) {
    return tests;
  }

  /** @param {{ path: string }[]} tests */
  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
}

/** @param {string} path */
function rank(path) {
  if (!path.endsWith('.e2e.test.ts')) return 0;
  return /[\\/]apps[\\/]|cdktf-cli-glob/.test(path) ? 0 : 1;
}

/** @param {string} path */
const size = (path) => statSync(path).size;

module.exports = LongestFirst;
