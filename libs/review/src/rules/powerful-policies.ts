/**
 * Policies of AWS that allow nearly everything.
 * asOf: 2026-11. source: the AWS managed policy reference, and the access policies of Amazon EKS. refresh: yearly.
 */
export const POWERFUL =
  /:(policy|cluster-access-policy)\/(AdministratorAccess|PowerUserAccess|IAMFullAccess|AWSOrganizationsFullAccess|SystemAdministrator|AmazonEKSClusterAdminPolicy)(?![\w-])/;
