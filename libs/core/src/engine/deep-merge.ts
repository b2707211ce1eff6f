import util = require('cdktf/lib/util');

/** The engine's own merge: `undefined` deletes, lists are appended. */
export const deepMerge = (target: object, ...sources: object[]): void => {
  util.deepMerge(target, ...sources);
};
