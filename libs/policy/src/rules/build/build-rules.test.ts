import { judged } from '../judged.fixture.js';
import { buildRules } from './build-rules.js';

const judge = judged(buildRules);

const project = (attributes: object) => ({ aws_codebuild_project: { ci: { ...attributes } } });

test('keys of AWS in clear fail, from a secret they pass', () => {
  const variable = (name: string, type?: string) =>
    judge(
      'CODEBUILD_PROJECT_ENVVAR_AWSCRED_CHECK',
      project({ environment: { environment_variable: [{ name, type, value: 'x' }] } }),
    );
  expect(variable('AWS_SECRET_ACCESS_KEY')).toEqual([
    'fail aws_codebuild_project.ci: environment_variable AWS_SECRET_ACCESS_KEY is PLAINTEXT',
  ]);
  expect(variable('AWS_ACCESS_KEY_ID', 'PLAINTEXT')).toEqual([expect.stringMatching('^fail')]);
  expect(variable('AWS_ACCESS_KEY_ID', 'SECRETS_MANAGER')).toEqual([expect.stringMatching('^pass')]);
  expect(variable('AWS_ACCESS_KEY_ID', '${var.type}')).toEqual([expect.stringMatching('^unknown')]);
  expect(variable('AWS_REGION')).toEqual([
    'pass aws_codebuild_project.ci: no environment_variable in clear is AWS_ACCESS_KEY_ID or AWS_SECRET_ACCESS_KEY',
  ]);
});

test('a password in the address of a source fails, and is not repeated', () => {
  const source = (location: string, attribute = 'source') =>
    judge('CODEBUILD_PROJECT_SOURCE_REPO_URL_CHECK', project({ [attribute]: [{ location }] }));
  expect(source('https://me:secret@bitbucket.org/team/shop.git')).toEqual([
    'fail aws_codebuild_project.ci: location names somebody before the @ of bitbucket.org',
  ]);
  expect(source('https://token@github.com/team/shop', 'secondary_sources')).toEqual([
    expect.stringMatching('^fail aws_codebuild_project.ci'),
  ]);
  expect(source('https://github.com/team/shop@v1')).toEqual([
    'pass aws_codebuild_project.ci: location names nobody',
  ]);
  expect(source('${var.repository}')).toEqual([expect.stringMatching('^unknown')]);
});
