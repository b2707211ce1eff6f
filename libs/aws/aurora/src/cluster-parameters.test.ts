import { AUDIT_CLASSES } from './audit-class.js';
import { clusterParameters, parameterProblems } from './cluster-parameters.js';

test('every cluster forces TLS, audits, and logs who comes and goes', () => {
  expect(clusterParameters({})).toEqual([
    { name: 'log_connections', value: '1', applyMethod: 'immediate' },
    { name: 'log_disconnections', value: '1', applyMethod: 'immediate' },
    { name: 'password_encryption', value: 'scram-sha-256', applyMethod: 'pending-reboot' },
    { name: 'pgaudit.log', value: 'ddl,role,write', applyMethod: 'immediate' },
    { name: 'pgaudit.role', value: 'rds_pgaudit', applyMethod: 'pending-reboot' },
    { name: 'rds.force_ssl', value: '1', applyMethod: 'pending-reboot' },
    { name: 'shared_preload_libraries', value: 'pg_stat_statements,pgaudit', applyMethod: 'pending-reboot' },
  ]);
});

const valueOf = (name: string, props: Parameters<typeof clusterParameters>[0]) =>
  clusterParameters(props).find((parameter) => parameter.name === name);

test('what is added stands beside it, once, in the same order', () => {
  expect(valueOf('shared_preload_libraries', { preload: ['pgaudit', 'pg_cron'] })?.value).toBe(
    'pg_cron,pg_stat_statements,pgaudit',
  );
  expect(valueOf('pgaudit.log', { audit: ['role', 'read', 'role'] })?.value).toBe('read,role');
  expect(valueOf('log_min_duration_statement', { slowStatementMilliseconds: 500 })?.value).toBe('500');
  expect(valueOf('log_min_duration_statement', {})).toBeUndefined();
});

test('what PostgreSQL reads only when it starts waits for that', () => {
  const parameters = { work_mem: '8192', max_prepared_transactions: '10' };
  expect(valueOf('work_mem', { parameters })?.applyMethod).toBe('immediate');
  expect(valueOf('max_prepared_transactions', { parameters })?.applyMethod).toBe('pending-reboot');
});

test('the order of parameters makes no difference', () => {
  const parameters = { work_mem: '8192', array_nulls: '1' };
  const reversed = Object.fromEntries(Object.entries(parameters).reverse());
  expect(clusterParameters({ parameters })).toEqual(clusterParameters({ parameters: reversed }));
});

test.each(
  clusterParameters({ slowStatementMilliseconds: 1 })
    .map(({ name }) => name)
    .concat('max_connections'),
)('parameters may not override %s silently', (name) => {
  const [problem] = parameterProblems({ parameters: { [name]: 'x' } });
  expect(problem?.what).toBe(`parameters sets ${name}, which this module decides`);
  expect(problem?.fix).toMatch(/leave it out|use |name others|raise that/);
});

test.each<[string, Parameters<typeof parameterProblems>[0], string]>([
  ['a number', { parameters: { work_mem: 8192 as unknown as string } }, "parameters['work_mem'] is 8192"],
  ['an empty value', { parameters: { work_mem: '' } }, `parameters['work_mem'] is ""`],
  ['a name with a hyphen', { parameters: { 'work-mem': '1' } }, "parameters has 'work-mem'"],
  ['half a millisecond', { slowStatementMilliseconds: 0.5 }, 'slowStatementMilliseconds is 0.5'],
  ['no class', { audit: [] }, 'audit is empty'],
  ['an unknown class', { audit: ['reads' as 'read'] }, "audit names 'reads'"],
  ['two libraries in one', { preload: ['pg_cron,pg_hint_plan'] }, "preload lists 'pg_cron,pg_hint_plan'"],
])('%s is refused', (_, props, what) => {
  expect(parameterProblems(props)[0]?.what).toBe(what);
});

test('every class of pgAudit is known', () => {
  expect(parameterProblems({ audit: AUDIT_CLASSES })).toEqual([]);
});
