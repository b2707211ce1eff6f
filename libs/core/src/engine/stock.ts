/**
 * `ASHLAR_ENGINE=stock` synthesizes with the engine as it is published: three times slower, with the
 * stack trace of every token in its errors. A test holds both ways to the same bytes.
 */
export const isStock = process.env['ASHLAR_ENGINE'] === 'stock';
