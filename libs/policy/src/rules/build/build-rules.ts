import type { Rule } from '../../rule.js';
import { evidence } from '../reading/attribute-rule.js';
import { settingOf, valuesAt } from '../reading/setting.js';
import { each, fail, pass, unknown } from '../reading/verdict.js';

const KEYS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];

/** Where a value comes from that the project doesn't hold. */
const HIDDEN = ['PARAMETER_STORE', 'SECRETS_MANAGER'];

const VARIABLES = 'CODEBUILD_PROJECT_ENVVAR_AWSCRED_CHECK';

const SOURCES = ['source.location', 'secondary_sources.location'];

export const buildRules: readonly Rule[] = [
  {
    id: VARIABLES,
    holds: 'No build project carries keys of AWS in clear.',
    why: 'Everybody who may look at the project or its logs has them.',
    fix: 'Give the project a service_role, or take the value from SECRETS_MANAGER or PARAMETER_STORE.',
    judge: each(['aws_codebuild_project'], ({ attributes }) => {
      const keys = valuesAt(attributes, 'environment.environment_variable')
        .map((variable) => ({
          name: String(valuesAt(variable, 'name')[0]),
          type: String(valuesAt(variable, 'type')[0] ?? 'PLAINTEXT'),
        }))
        .filter(({ name, type }) => KEYS.includes(name) && !HIDDEN.includes(type));
      const clear = keys.filter(({ type }) => type === 'PLAINTEXT').map(({ name }) => name);
      if (clear.length > 0) return fail(`environment_variable ${clear.join(', ')} is PLAINTEXT`);
      const [open] = keys;
      return open === undefined
        ? pass(`no environment_variable in clear is ${KEYS.join(' or ')}`)
        : unknown(`environment_variable ${open.name} is ${open.type}: ${evidence(VARIABLES)}`);
    }),
  },
  {
    id: 'CODEBUILD_PROJECT_SOURCE_REPO_URL_CHECK',
    holds: "No build project's source carries a password or token in its address.",
    why: 'Everybody who may look at the project or its logs has it.',
    fix: 'Take the part before the @ out of location, and connect the project with CodeConnections.',
    judge: each(['aws_codebuild_project'], (project, model) => {
      const settings = SOURCES.map((path) => settingOf(model, project, path));
      const signedIn = settings
        .flatMap(({ values }) => values)
        .filter((location) => /^\w+:\/\/[^/]*@/.test(location));
      if (signedIn.length > 0)
        return fail(`location names somebody before the @ of ${signedIn.map(hostOf).join(', ')}`);
      const open = settings.find((setting) => setting.open !== undefined)?.open;
      return open === undefined
        ? pass('location names nobody')
        : unknown(`location is ${open}: ${evidence('CODEBUILD_PROJECT_SOURCE_REPO_URL_CHECK')}`);
    }),
  },
];

/** Not the address itself, which would put the password into the report. */
const hostOf = (location: string) => location.replace(/^.*@/, '').replace(/\/.*$/, '');
