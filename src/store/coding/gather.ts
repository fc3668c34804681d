/** The values at these rows. A loop: `map` takes four times as long, and a million rows are a tenth of a second. */
export function gather(values: ArrayLike<number>, rows: Uint32Array): Uint32Array<ArrayBuffer> {
  const gathered = new Uint32Array(rows.length);
  for (let at = 0; at < rows.length; at++) gathered[at] = values[rows[at]!]!;
  return gathered;
}
