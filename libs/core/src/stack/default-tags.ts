/** On every resource that takes tags, through the provider. Cost reports and backups select by them. */
export const defaultTags = (app: string, environment: string, stack: string): Record<string, string> => ({
  App: app,
  Environment: environment,
  Stack: stack,
  ManagedBy: 'terraform',
});
