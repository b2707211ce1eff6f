import { isKnown, type Problem } from '@ashlar/core';

const DIGEST = /@sha256:[0-9a-f]{64}$/;
const TAG = /:([A-Za-z0-9_][A-Za-z0-9._-]{0,127})$/;
const REPOSITORY = /^[a-z0-9]+([._-]+[a-z0-9]+)*(:\d+)?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*$/;
const ECR_HOST = /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(\.cn)?\//;

/** Which image is meant has to be in the code, unless somebody else decides it anyway. */
export function imageProblems(
  prop: string,
  image: unknown,
  { repositoryArn, ownedByCi }: { readonly repositoryArn?: string; readonly ownedByCi: boolean },
): Problem[] {
  if (typeof image !== 'string' || image === '') {
    return [{ what: `${prop} is ${String(image)}`, fix: "name an image with its version: 'nginx:1.29.3'" }];
  }
  const tag = TAG.exec(image)?.[1];
  if (tag === 'latest' && !ownedByCi) return [unpinned(`${prop} has the tag latest`)];
  if (!isKnown(image)) return [];
  const repository = image.replace(DIGEST, '').replace(TAG, '');
  if (!REPOSITORY.test(repository)) {
    return [{ what: `${prop} is '${image}'`, fix: "name an image with its version: 'nginx:1.29.3'" }];
  }
  if (tag === undefined && !DIGEST.test(image) && !ownedByCi) return [unpinned(`${prop} has no tag`)];
  const inEcr = ECR_HOST.test(image);
  if (inEcr && repositoryArn === undefined) {
    const fix = "name the repository's ARN as repositoryArn, from which the right to pull follows";
    return [{ what: `${prop} is in ECR, and nothing gives the right to pull it`, fix }];
  }
  if (!inEcr && repositoryArn !== undefined) {
    return [{ what: `${prop} is not in ECR, and has a repositoryArn`, fix: 'leave repositoryArn out' }];
  }
  return [];
}

const unpinned = (what: string): Problem => ({
  what: `${what}: the image changes under a running service, and a rollback runs the new one`,
  fix: "use a version or a digest, or give the image to CI: owners: { image: 'ci' }",
});
