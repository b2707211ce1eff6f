import { logger } from '@nx/devkit';

/** What Nx calls when the files are written; a dry run writes none, and calls nothing. */
export type AfterWriting = () => void;

/** Tells people what is left for them to do. */
export const nextSteps =
  (...steps: readonly string[]): AfterWriting =>
  () =>
    logger.info(['', 'Next:', ...steps.map((step) => `  ${step}`)].join('\n'));
