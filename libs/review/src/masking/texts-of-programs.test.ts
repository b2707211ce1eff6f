import { markedPlan } from './marked-plan.fixture.js';
import { maskFor } from './mask-for.js';

const mask = maskFor([], { values: 'masked' });

/** What is seen of a value that stands under a name which says nothing. */
function seen(value: unknown, name = 'note'): string {
  const shown = mask.value(value, { names: [name], sensitive: false });
  return shown.kind === 'value' ? shown.text : shown.kind;
}

test.each([
  ['db:\n  password: hunter2pw\n', 'db:\n  password: (hidden)\n'],
  ['a:\n  b:\n    POSTGRES_PASSWORD: hunter2pw', 'a:\n  b:\n    POSTGRES_PASSWORD: (hidden)'],
  ['url=\nspring.datasource.password=hunter2pw', 'url=\nspring.datasource.password=(hidden)'],
  ['EMPTY=\nDB_PASSWORD=hunter2pw\n', 'EMPTY=\nDB_PASSWORD=(hidden)\n'],
  ['app --verbose\npassword: hunter2pw', 'app --verbose\npassword: (hidden)'],
  ['run: app --password=hunter2pw', 'run: app --password=(hidden)'],
  ['run = "app --password hunter2pw"', 'run = "app --password (hidden)"'],
  ['args = ["--password", "hunter2pw"]', 'args = ["--password", "(hidden)"]'],
  ['args:\n  - --password\n  - hunter2pw\n', 'args:\n  - --password\n  - (hidden)\n'],
  ['if token == "hunter2pw"', 'if token == "(hidden)"'],
])('in %j, the value of the secret alone is hidden', (text, shown) => {
  expect(seen(text)).toBe(shown);
  expect(mask.text(text)).toBe(shown);
});

test.each([
  ['password: |\n  hunter2pw\nuser: app', 'password: |\n  (hidden)\nuser: app'],
  [
    'db:\n  password: >-\n    hunter2pw\n\n    more\n  user: a\n',
    'db:\n  password: >-\n    (hidden)\n  user: a\n',
  ],
  ['- "password": |2\n    hunter2pw', '- "password": |2\n  (hidden)'],
  ['password:\n  hunter2pw\nuser: app', 'password:\n  (hidden)\nuser: app'],
  ['{"x":"password: |\\n  hunter2pw"}x', 'hidden'],
  ['script: |\n  token: |\n    hunter2pw\n  echo', 'script: |\n  token: |\n    (hidden)\n  echo'],
])('in %j, the lines of the secret are hidden', (text, shown) => {
  expect(seen(text)).toBe(shown);
});

test.each([
  'password:\n  length: 16\n  symbols: no',
  'password: |\nuser: app',
  'script: |\n  echo hello\n  date',
  'secrets:\n  - database\n  - cache',
  'docker run -u 1000:1000 -p 8080:80 nginx',
  'curl -s https://example.com/health',
  'curl -u "$USER:$PASSWORD" https://example.com',
  'mysql -h db.example.com -P 3306 -p app',
  'mysql -p"$MYSQL_PASSWORD" app',
  'docker login -u app --password-stdin',
  'ssh -p 2222 app@db.example.com',
  'https://example.com:8443/users/@me',
  'http://[::1]:8080/a@b',
  'x-request-id: abc',
])('%j is shown', (text) => {
  expect(seen(text)).toBe(text);
});

test.each([
  ['curl -u app:hunter2pw https://example.com', 'curl -u (hidden) https://example.com'],
  ['curl -s --user "app:hunter2pw" https://example.com', 'curl -s --user "(hidden)" https://example.com'],
  ['curl -s \\\n  -u app:hunter2pw https://example.com', 'curl -s \\\n  -u (hidden) https://example.com'],
  ['docker login -u app -p hunter2pw example.com', 'docker login -u app -p (hidden) example.com'],
  ["sshpass -p 'hunter2pw' ssh app", "sshpass -p '(hidden)' ssh app"],
  ['mysql -u app -phunter2pw orders', 'mysql -u app -p(hidden) orders'],
  ['mysqldump -phunter2pw orders', 'mysqldump -p(hidden) orders'],
  ['SharedAccessSignature sig=hunter2pw&se=1', 'SharedAccessSignature sig=(hidden)&se=1'],
  ['redis-cli -h cache -a hunter2pw ping', 'redis-cli -h cache -a (hidden) ping'],
])('of %j, the password is hidden', (text, shown) => {
  expect(seen(text)).toBe(shown);
});

test.each([
  ['postgres://u:p@sshunter2pw@db.example.com/app', 'postgres://(hidden)@db.example.com/app'],
  ['postgres://u:ab/hunter2pw@db.example.com/app', 'postgres://(hidden)@db.example.com/app'],
  [
    'redis://:a#hunter2pw@db.example.com, https://example.com',
    'redis://(hidden)@db.example.com, https://example.com',
  ],
])('in %s, the whole password is hidden', (text, shown) => {
  expect(seen(text)).toBe(shown);
});

test.each([
  [['app', '--password', 'hunter2pw', '--verbose'], '["app","--password","(hidden)","--verbose"]'],
  [['app', '--password', '--verbose'], '["app","--password","--verbose"]'],
  [['app', '--name', 'orders'], '["app","--name","orders"]'],
  [['sshpass', '-p', 'hunter2pw', 'ssh'], '["sshpass","-p","(hidden)","ssh"]'],
  [['curl', '-u', 'app:hunter2pw'], '["curl","-u","(hidden)"]'],
  [['ssh', '-p', '2222'], '["ssh","-p","2222"]'],
])('of the arguments %j, passwords are hidden', (list, shown) => {
  expect(seen(list, 'command')).toBe(shown);
  expect(seen(JSON.stringify([{ command: list }]), 'container_definitions')).toBe(`[{"command":${shown}}]`);
});

test('a password among arguments is hidden elsewhere too', () => {
  const plan = markedPlan('x', { command: ['app', '--password', 'hunter2pw'] });
  const seenElsewhere = maskFor([plan], { values: 'masked' }).text('it is hunter2pw');
  expect(seenElsewhere).toBe('it is (hidden)');
});

test.each([
  ['parameter_key', 'parameter_value'],
  ['parameter_name', 'parameter_value'],
  ['ParameterKey', 'ParameterValue'],
  ['option_name', 'value'],
  ['header_name', 'header_value'],
  ['id', 'string_value'],
  ['key', 'string_value'],
])('in a pair of %s and %s, the name says whether the value is hidden', (name, value) => {
  expect(seen([{ [name]: 'DBPassword', [value]: 'hunter2pw' }])).toBe(
    JSON.stringify([{ [name]: 'DBPassword', [value]: '(hidden)' }]),
  );
  const open = [{ [name]: 'InstanceType', [value]: 't3.micro' }];
  expect(seen(open)).toBe(JSON.stringify(open));
  const plan = markedPlan('x', { list: [{ [name]: 'DBPassword', [value]: 'hunter2pw' }] });
  expect(maskFor([plan], { values: 'masked' }).text('it is hunter2pw')).toBe('it is (hidden)');
});

test('what CloudFront sends to prove that it is CloudFront is hidden', () => {
  const header = (name: string, value: string) => ({ name, value });
  expect(seen([header('X-Origin-Verify', 'hunter2pw')], 'headers')).toContain('"value":"(hidden)"');
  expect(seen([header('X-Whatever', 'hunter2pw')], 'custom_header')).toBe(
    '[{"name":"X-Whatever","value":"(hidden)"}]',
  );
  const host = [header('X-Forwarded-Host', 'www.example.com')];
  expect(seen(host, 'custom_header')).toBe(JSON.stringify(host));
  expect(seen([header('X-Frame-Options', 'SAMEORIGIN')], 'headers')).toContain('SAMEORIGIN');
  expect(seen('peer', 'ssl_verify')).toBe('peer');
});

test.each([
  ['Server=db;Password=Zpw12345;Timeout=30', 'Zpw12345'],
  ['postgres://u:Zp@w12345@db.example.com/app', 'Zp@w12345'],
  ['postgres://u:Zp/w12345@db.example.com/app', 'Zp/w12345'],
  ['db:\n  password: Zpw12345\n', 'Zpw12345'],
])('a password within %j, which Terraform marks, is hidden elsewhere too', (marked, password) => {
  const shown = maskFor([markedPlan(marked)], { values: 'masked' });
  expect(shown.text(`is it ${password}?`)).toBe('is it (hidden)?');
  expect(shown.text('is it db?')).toBe('is it db?');
});
