import { instance } from '@viz-js/viz';
import { dot, escaped } from './dot.js';
import type { Drawing } from './drawing.js';

/** Graphviz measures with Verdana, the widest of these: text fits its boxes with every one of them. */
const FONTS = 'Verdana, DejaVu Sans, Geneva, Arial, sans-serif';

/** The drawing as a picture that needs nothing from elsewhere. The same drawing gives the same bytes. */
export async function svg(drawing: Drawing): Promise<string> {
  const viz = await instance();
  const picture = viz.renderString(dot(drawing), { format: 'svg', engine: 'dot' });
  const about = `<title>${escaped(drawing.title)}</title>\n<desc>${escaped(drawing.description)}</desc>\n`;
  return picture
    .slice(picture.indexOf('<svg'))
    .replace('<svg ', '<svg role="img" ')
    .replace('>\n', `>\n${about}`)
    .replaceAll('font-family="Verdana"', `font-family="${FONTS}"`);
}
