import { createHash } from 'node:crypto';

/**
 * What a browser lets the page do: run its own script and style, which are named by their hashes, and nothing from elsewhere. Text never
 * becomes markup: the script has no way to make HTML of it.
 */
export const pagePolicy = (script: string, style: string) =>
  [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
