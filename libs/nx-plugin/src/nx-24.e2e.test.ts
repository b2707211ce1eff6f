import { behavesOn } from './scratch/nx-behaviour.fixture.js';

behavesOn('24.0.6');
