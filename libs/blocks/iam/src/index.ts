export { FederatedRole, type FederatedRoleProps } from './federated-role.js';
export { pascalCase } from './pascal-case.js';
export { policyDocument } from './policy-document.js';
export { ServiceRole, type ServiceRoleProps } from './service-role.js';
export type {
  Conditions,
  Denial,
  DenialExcept,
  Principal,
  PrincipalStatement,
  Statement,
} from './statement.js';
