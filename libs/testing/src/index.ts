export { refusal } from './refusal.js';
export { type Resource, type ResourceType, StackView } from './stack-view.js';
export { synthApps, synthStack, testEnvironment } from './synth.js';
