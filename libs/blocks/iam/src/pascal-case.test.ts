import fc from 'fast-check';
import { pascalCase } from './pascal-case.js';

test.each([
  ['read-write', 'ReadWrite'],
  ['uploads/2026/', 'Uploads2026'],
  ['app_rw', 'AppRw'],
  ['already', 'Already'],
  ['eCR', 'ECR'],
  ['', ''],
])("'%s' becomes '%s'", (text, name) => {
  expect(pascalCase(text)).toBe(name);
});

test('any text becomes what a sid takes', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(pascalCase(text)).toMatch(/^[A-Za-z0-9]*$/);
    }),
  );
});
