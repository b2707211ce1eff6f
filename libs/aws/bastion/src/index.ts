export { Bastion, type BastionProps, type Destination } from './bastion.js';
