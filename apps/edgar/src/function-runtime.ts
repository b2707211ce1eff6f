/**
 * Of every function. Lambda keeps it up until 2027-04-30, and a synthesis warns until it is changed; its successor,
 * nodejs24.x, is not known to AWS provider 5.100, with which rehearsals run.
 */
export const RUNTIME = 'nodejs22.x';
