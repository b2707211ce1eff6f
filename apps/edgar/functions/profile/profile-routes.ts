import type { Database } from '../shared/database.js';
import { optional, readFields, text, wholeNumber } from '../shared/fields.js';
import { HttpError } from '../shared/http-error.js';
import type { Request } from '../shared/read-request.js';
import type { Answer, Route } from '../shared/route.js';
import { asCustomer } from '../shared/session.js';

/** More than a household has, and what one answer can carry. */
const MAX_VEHICLES = 50;

const PROFILE = 'name, phone, address, updated_at AS "updatedAt"';
const VEHICLE = 'id, make, model, year, plate';

const phone = text({ max: 40, form: { pattern: /^\+?[\d ()/-]{5,}$/, words: 'has to be a phone number' } });

export function profileRoutes(database: () => Database): Route[] {
  return [
    { method: 'GET', path: '/profile', answer: (request) => readProfile(database(), request) },
    { method: 'PUT', path: '/profile', answer: (request) => writeProfile(database(), request) },
    { method: 'GET', path: '/profile/vehicles', answer: (request) => listVehicles(database(), request) },
    { method: 'POST', path: '/profile/vehicles', answer: (request) => addVehicle(database(), request) },
  ];
}

/** No statement here names a customer to read: row-level security shows one customer's rows. */
function readProfile(database: Database, request: Request): Promise<Answer> {
  return asCustomer(database, request, async ({ query }) => {
    const [profile] = await query(`SELECT ${PROFILE} FROM profile.customers`);
    if (profile === undefined) throw new HttpError(404, 'no_profile', 'There is no profile yet.');
    return { status: 200, body: profile };
  });
}

async function writeProfile(database: Database, request: Request): Promise<Answer> {
  const fields = {
    name: text({ max: 200 }),
    phone: optional(phone),
    address: optional(text({ max: 500, lines: true })),
  };
  return asCustomer(database, request, async ({ query }, customerId) => {
    const { name, phone, address } = readFields(request, fields);
    const [profile] = await query(
      `INSERT INTO profile.customers (customer_id, name, phone, address) VALUES ($1, $2, $3, $4)
       ON CONFLICT (customer_id) DO UPDATE
         SET name = excluded.name, phone = excluded.phone, address = excluded.address, updated_at = now()
       RETURNING ${PROFILE}`,
      [customerId, name, phone, address],
    );
    return { status: 200, body: profile };
  });
}

function listVehicles(database: Database, request: Request): Promise<Answer> {
  return asCustomer(database, request, async ({ query }) => {
    const vehicles = await query(
      `SELECT ${VEHICLE} FROM profile.vehicles ORDER BY created_at, id LIMIT ${MAX_VEHICLES}`,
    );
    return { status: 200, body: { vehicles } };
  });
}

async function addVehicle(database: Database, request: Request): Promise<Answer> {
  const fields = {
    make: text({ max: 100 }),
    model: text({ max: 100 }),
    year: wholeNumber({ min: 1886, max: new Date().getUTCFullYear() + 1 }),
    plate: optional(text({ max: 20 })),
  };
  return asCustomer(database, request, async ({ query }, customerId) => {
    const { make, model, year, plate } = readFields(request, fields);
    // Locks the customer's row, so that the limit holds for requests at the same time.
    const [customer] = await query('SELECT 1 FROM profile.customers FOR UPDATE');
    if (customer === undefined) throw new HttpError(409, 'no_profile', 'Write a profile first.');
    const vehicles = await query<{ plate: string | null }>('SELECT plate FROM profile.vehicles');
    if (vehicles.length >= MAX_VEHICLES) {
      throw new HttpError(409, 'too_many_vehicles', `A customer has at most ${MAX_VEHICLES} vehicles.`);
    }
    if (plate !== null && vehicles.some((vehicle) => vehicle.plate === plate)) {
      throw new HttpError(409, 'known_vehicle', 'A vehicle with this plate is there already.');
    }
    const [vehicle] = await query(
      `INSERT INTO profile.vehicles (customer_id, make, model, year, plate) VALUES ($1, $2, $3, $4, $5)
       RETURNING ${VEHICLE}`,
      [customerId, make, model, year, plate],
    );
    return { status: 201, body: vehicle };
  });
}
