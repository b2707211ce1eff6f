export { type CheckRequest, upsertCheck } from './check/upsert-check.js';
export type { OtherPullRequest } from './comment/comment-body.js';
export type { Marker, MarkerKind, ReadMarker } from './comment/marker.js';
export {
  otherPullRequestsOf,
  type StacksOfPullRequest,
  tellEachOther,
} from './comment/other-pull-requests.js';
export {
  type CommentRequest,
  type CommentResult,
  stickyMarker,
  upsertComment,
} from './comment/upsert-comment.js';
export { type MergedPullRequest, mergedPullRequestOf } from './connect/merged-pull-request.js';
export { Repository, type RepositoryOptions } from './connect/repository.js';
export { repositoryOf } from './connect/repository-of.js';
export type { DriftOfStack } from './drift/drift-issue.js';
export { type DriftIssueResult, updateDriftIssues } from './drift/update-drift-issues.js';
/** Test support: GitHub's API over HTTP, for tests of commands that talk to it. */
export { FakeGitHub, type Incident, type Permissions } from './fake/fake-github.js';
