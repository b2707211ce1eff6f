/** Runs in the page: texts with less contrast to what is behind them than WCAG 2.2 AA asks for (1.4.3), and how many were read. */
export function faintTexts(): { read: number; faint: string[] } {
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (pen === null) throw new Error('no canvas');
  type Color = readonly [number, number, number, number];
  const colors = new Map<string, Color>();
  const colorOf = (css: string): Color => {
    const known = colors.get(css);
    if (known !== undefined) return known;
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = css;
    pen.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0, a = 0] = pen.getImageData(0, 0, 1, 1).data;
    colors.set(css, [r, g, b, a / 255]);
    return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a]: Color, [r2, g2, b2]: Color): Color => [
    r * a + r2 * (1 - a),
    g * a + g2 * (1 - a),
    b * a + b2 * (1 - a),
    1,
  ];
  const behind = (element: Element | null): Color => {
    if (element === null) return colorOf('Canvas');
    const box = element instanceof SVGTextElement ? element.parentElement?.querySelector('rect') : undefined;
    const paint = colorOf(box ? getComputedStyle(box).fill : getComputedStyle(element).backgroundColor);
    return paint[3] === 1 ? paint : over(paint, behind(element.parentElement));
  };
  const luminance = ([r, g, b]: Color) => {
    const [red = 0, green = 0, blue = 0] = [r, g, b].map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ratio = (one: Color, other: Color) => {
    const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };

  const faint: string[] = [];
  let read = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
    const element = text.parentElement;
    if (element === null || text.textContent?.trim() === '' || element.closest('script, noscript, title'))
      continue;
    if (!element.checkVisibility() && !(element instanceof SVGElement)) continue;
    const style = getComputedStyle(element);
    const back = behind(element);
    const color = over(colorOf(element instanceof SVGElement ? style.fill : style.color), back);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    read += 1;
    if (ratio(color, back) < (isLarge ? 3 : 4.5))
      faint.push(`${ratio(color, back).toFixed(2)} ${element.className.toString()} ${text.textContent}`);
  }
  return { read, faint };
}
