export { LogGroup, type LogGroupProps } from './log-group.js';
export { retentionProblems } from './retention-problems.js';
