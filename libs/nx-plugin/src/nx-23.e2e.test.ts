import { behavesOn } from './scratch/nx-behaviour.fixture.js';

behavesOn('23.2.1');
