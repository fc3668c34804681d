/** The canvas can't draw here: no WebGL, or it was lost for good. Tables and inspector work without it. */
export class PictureError extends Error {
  override readonly name = 'PictureError';
}
