/** `audit-log` → `AuditLog`, `TOPIC_ENCRYPTED` → `TopicEncrypted`. */
export const pascalCase = (name: string): string =>
  name
    .split(/[-_]/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase())
    .join('');
