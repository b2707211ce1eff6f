import { visible } from '../../render/text/visible.js';

/** Every character can be seen; the lines and columns of a text stay. */
export const visibleText = (text: string) =>
  text
    .split('\n')
    .map((line) => line.split('\t').map(visible).join('\t'))
    .join('\n');
