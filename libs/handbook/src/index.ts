export { checkHandbook, freshDocuments, type Handbook } from './handbook.js';
