/** What a drawing takes from style sheets; alone, without them, it would be black. */
const drawn = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'stroke-linecap', 'stroke-opacity', 'opacity', 'font-family', 'font-size', 'font-weight', 'paint-order', 'text-anchor'] as const; // prettier-ignore

/** So that it can be printed, or shown on a screen of high density. */
const pixelsPerPixel = 2;
const marginPx = 16;

/** Saves a chart as it is seen, on the colour of its card, as `<name>.png`. Rejects if the browser cannot draw it. */
export async function savePicture(chart: SVGSVGElement, name: string): Promise<void> {
  const { width, height } = chart.getBoundingClientRect();
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(standalone(chart, width, height)))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = (width + 2 * marginPx) * pixelsPerPixel;
  canvas.height = (height + 2 * marginPx) * pixelsPerPixel;
  const brush = canvas.getContext('2d');
  if (!brush) throw new Error('this browser gives no canvas to draw on');
  brush.scale(pixelsPerPixel, pixelsPerPixel);
  brush.fillStyle = getComputedStyle(chart).getPropertyValue('--surface');
  brush.fillRect(0, 0, width + 2 * marginPx, height + 2 * marginPx);
  brush.drawImage(image, marginPx, marginPx, width, height);
  const link = document.createElement('a');
  link.href = canvas.toDataURL('image/png');
  link.download = `${name}.png`;
  link.click();
}

/** A copy that carries its own style. */
function standalone(chart: SVGSVGElement, width: number, height: number): SVGSVGElement {
  const copy = chart.cloneNode(true) as SVGSVGElement; // a clone is of the same kind
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  for (const [index, original] of [chart, ...chart.querySelectorAll<SVGElement>('*')].entries()) {
    const style = getComputedStyle(original);
    // As attributes: a style attribute is what the Content-Security-Policy forbids, in pictures as well.
    for (const name of drawn) copies[index]?.setAttribute(name, style.getPropertyValue(name));
    copies[index]?.removeAttribute('class');
  }
  return copy;
}
