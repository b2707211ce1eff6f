/** What stands where something was left out. */
export const HIDDEN = '(hidden)';
