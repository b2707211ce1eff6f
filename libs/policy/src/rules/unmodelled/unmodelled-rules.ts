import type { Rule } from '../../rule.js';
import { elasticsearchRules, openSearchRules } from './search-domains.js';
import { otherServiceRules } from './other-services.js';
import { redshiftRules } from './redshift.js';
import { sageMakerRules } from './sagemaker.js';

/** Rules about services that no module builds. They hold of resources that an app writes itself. */
export const unmodelledRules: readonly Rule[] = [
  ...elasticsearchRules,
  ...openSearchRules,
  ...otherServiceRules,
  ...redshiftRules,
  ...sageMakerRules,
];
