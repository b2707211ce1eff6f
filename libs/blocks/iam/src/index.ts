export { pascalCase } from './pascal-case.js';
export { policyDocument } from './policy-document.js';
export { ServiceRole, type ServiceRoleProps } from './service-role.js';
export type { Conditions, Principal, PrincipalStatement, Statement } from './statement.js';
