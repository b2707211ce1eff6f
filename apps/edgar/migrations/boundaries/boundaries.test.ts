import { withDatabase } from '../database.fixture.js';
import { addCustomers } from './add-customers.fixture.js';
import { rowBoundaries, tableBoundaries } from './rows.fixture.js';
import { catalogBoundaries, questionBoundaries, userBoundaries } from './services.fixture.js';

withDatabase('the database of Edgar', (database) => {
  beforeAll(() => addCustomers(database()));

  test.each([
    ...[...rowBoundaries, ...tableBoundaries],
    ...[...userBoundaries, ...questionBoundaries, ...catalogBoundaries],
  ])('EDG-11: $says', ({ holds }) => holds(database()));
});
