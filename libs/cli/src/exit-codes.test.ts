import { failureCodes } from '@ashlar/deploy';
import { exitCodes } from './exit-codes.js';

test('a deployment that failed exits with a code of the list, under the same name', () => {
  const { failed, ...named } = failureCodes;
  expect(exitCodes).toMatchObject(named);
  expect(failed).toBe(exitCodes.refused);
});
