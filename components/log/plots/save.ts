/** What of a shape's look is decided by style sheets, and has to go with it into a file. */
const looks = ['fill', 'stroke', 'stroke-width', 'font-family', 'font-size', 'font-weight', 'opacity', 'text-anchor'];

/** A drawing as it looks on the page, in a document of its own: on its paper, with every colour written down. */
function whole(picture: SVGSVGElement): string {
  const copy = picture.cloneNode(true) as SVGSVGElement;
  const originals = picture.querySelectorAll('*');
  for (const [i, shape] of copy.querySelectorAll('*').entries()) {
    const style = getComputedStyle(originals[i] as Element);
    for (const look of looks) {
      const value = style.getPropertyValue(look);
      if (value !== '') shape.setAttribute(look, value);
    }
    shape.removeAttribute('class');
  }
  const { width, height } = picture.viewBox.baseVal;
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  paper.setAttribute('width', '100%');
  paper.setAttribute('height', '100%');
  paper.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  copy.querySelector('defs')?.after(paper);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  for (const name of ['class', 'aria-labelledby', 'aria-describedby']) copy.removeAttribute(name);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

/** A drawing as an SVG file. */
export function svgOf(picture: SVGSVGElement): Blob {
  return new Blob([whole(picture)], { type: 'image/svg+xml' });
}

/** Pixels of the picture for each of the drawing: fit for print. */
const scale = 3;

/** A drawing as a PNG file. Rejects where the browser cannot draw it. */
export async function pictureOf(picture: SVGSVGElement): Promise<Blob> {
  const address = URL.createObjectURL(svgOf(picture));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const { width, height } = picture.viewBox.baseVal;
    const canvas = document.createElement('canvas');
    canvas.width = width * scale;
    canvas.height = height * scale;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    if (blob === null) throw new Error('The browser could not make the picture.');
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}
