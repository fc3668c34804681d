import type { XmlAttributes } from './xml';

/** What yEd draws at a node or an edge, inside its data: the first label, where it lies, colour and shape. */
export class YedParts {
  label = '';
  place: readonly [x: number, y: number] | undefined;
  readonly looks = new Map<string, string>();

  open(name: string, attributes: XmlAttributes): void {
    const { x, y, width = '0', height = '0' } = attributes;
    switch (name) {
      case 'y:Geometry':
        // Its corner is told, and y grows downwards.
        this.place ??= [middle(x, width), -middle(y, height)];
        return;
      case 'y:Fill':
        this.#look('color', attributes['color']);
        return;
      case 'y:Shape':
        this.#look('shape', attributes['type']);
        return;
      case 'y:LineStyle':
        this.#look('line', attributes['type']);
        return;
    }
  }

  close(name: string, text: string): void {
    if ((name === 'y:NodeLabel' || name === 'y:EdgeLabel') && this.label === '') this.label = text.trim();
  }

  #look(name: string, value: string | undefined): void {
    if (value !== undefined && !this.looks.has(name)) this.looks.set(name, value);
  }
}

function middle(start: string | undefined, extent: string): number {
  return Number.parseFloat(start ?? '') + Number.parseFloat(extent) / 2;
}
