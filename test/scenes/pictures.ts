/**
 * States of the explorer on the bundled graph, each as its address and the window it is seen in. `test/e2e/pictures.e2e.ts`
 * compares each with `pictures/NAME.png` beside this file; to look at one by hand, open its address under `npm start`.
 */
export interface PictureScene {
  readonly name: string;
  /** Search part of the address. */
  readonly path: string;
  /** CSS pixels; a small desk unless said otherwise. */
  readonly width?: number;
  readonly height?: number;
  readonly dark?: true;
}

export const DESK = { width: 1120, height: 700 } as const;
const PHONE = { width: 390, height: 760 } as const;
const TABLET = { width: 820, height: 1000 } as const;

export const PICTURES: readonly PictureScene[] = [
  { name: 'start', path: '/' },
  { name: 'start-dark', path: '/', dark: true },
  { name: 'chosen', path: '/?select=llava' },
  { name: 'chosen-dark', path: '/?select=llava', dark: true },
  { name: 'hub-chosen', path: '/?select=transformer' },
  { name: 'two-steps', path: '/?select=vicuna&hops=2' },
  { name: 'lineage', path: '/?select=llava&mode=lineage' },
  { name: 'lineage-dark', path: '/?select=llava&mode=lineage', dark: true },
  { name: 'impact', path: '/?select=gpt-4&mode=lineage&side=down' },
  { name: 'as-of', path: '/?as-of=2023-03' },
  { name: 'no-lineage', path: '/?select=midjourney-inc&mode=lineage' },
  { name: 'path', path: '/?select=llava&mode=path&to=gpt-4' },
  { name: 'compare', path: '/?select=gpt-4&mode=compare&with=claude-3,mixtral-8x7b' },
  { name: 'table', path: '/?mode=table' },
  { name: 'nothing-shown', path: '/?only-kind=nothing_of_the_kind' },
  { name: 'phone', ...PHONE, path: '/' },
  { name: 'phone-chosen', ...PHONE, path: '/?select=llava' },
  { name: 'phone-lineage-dark', ...PHONE, path: '/?select=llava&mode=lineage', dark: true },
  { name: 'tablet-chosen', ...TABLET, path: '/?select=gpt-4' },
];
