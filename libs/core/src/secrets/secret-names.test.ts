import { namesDigest, namesSecret } from './secret-names.js';

test.each([
  ...['PASSWORD', 'DB_PASSWORD', 'dbPassword', 'db-password', 'POSTGRES_PASSWD', 'DB_PWD', 'KEY_PASSPHRASE'],
  ...['SECRET', 'CLIENT_SECRET', 'JWT_SECRET', 'SECRET_KEY_BASE', 'GITHUB_TOKEN', 'authToken', 'CREDENTIALS'],
  ...['API_KEY', 'APIKEY', 'STRIPE_API_KEY', 'PRIVATE_KEY', 'AWS_SECRET_ACCESS_KEY', 'ENCRYPTION_KEY'],
])('%s names a secret', (name) => {
  expect(namesSecret(name)).toBe(true);
});

test.each([
  ...['DB_PASSWORD_ARN', 'SECRET_NAME', 'AWS_ACCESS_KEY_ID', 'TOKEN_URL', 'TOKEN_TTL', 'TOKEN_TTL_SECONDS'],
  ...[
    'PASSWORD_MIN_LENGTH',
    'API_KEY_HEADER',
    'CSRF_TOKEN_HEADER',
    'JWT_SECRET_ARN',
    'SECRETS_MANAGER_REGION',
  ],
  ...[
    'PWD',
    'OLDPWD',
    'MAX_TOKENS',
    'TOKENIZER',
    'SECRETARY',
    'KEYBOARD',
    'PUBLIC_KEY',
    'CACHE_KEY',
    'LOG_LEVEL',
  ],
  ...['DATABASE_HOST', 'PASSWORDLESS', 'CREDENTIALS_FILE', 'TOKEN_ISSUER', 'PRIMARY_KEY', 'SORT_KEY', ''],
])("'%s' names none", (name) => {
  expect(namesSecret(name)).toBe(false);
});

test('a name may say that its value is a digest', () => {
  expect(['GIT_SHA', 'IMAGE_DIGEST', 'commitHash', 'PUBLIC_KEY'].every(namesDigest)).toBe(true);
  expect(['SHARED', 'SETTING'].some(namesDigest)).toBe(false);
});
