/** Replaced by the number that is measured. */
export const RESOURCES: number = 1000;
/** What CloudFormation allows in a stack, and so what everybody gets. */
export const RESOURCES_PER_STACK = 500;
