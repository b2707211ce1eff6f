import { type InTurn, inTurn } from './in-turn.js';

/**
 * Runs one piece of work alone, until one has succeeded; all others then run at once. So the first `init` fills a
 * plugin cache, which isn't safe for two that fill it.
 */
export function firstAlone(): InTurn {
  const alone = inTurn();
  let isWarm = false;
  return async (work) => {
    if (isWarm) return work();
    const first = await alone(async () => {
      if (isWarm) return undefined;
      const value = await work();
      isWarm = true;
      return { value };
    });
    return first === undefined ? work() : first.value;
  };
}
