import { runSynthesis } from '@ashlar/core';
import { app } from './app.js';

runSynthesis([app]);
