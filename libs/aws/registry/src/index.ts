export { type Image, surviving } from './surviving-images.js';
export {
  type KeepImages,
  lifecyclePolicy,
  type LifecyclePolicy,
  type LifecycleRule,
} from './lifecycle-policy.js';
export { type ImageAccess, Repository, type RepositoryProps } from './repository.js';
