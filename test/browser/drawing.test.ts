import { expect, test } from 'vitest';

/** What every test beside this one takes for granted; where it fails, look at the browser, not at our code. */
test('the browser draws with WebGL 2', () => {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 8;
  const gl = canvas.getContext('webgl2');
  if (gl === null) throw new Error('no WebGL 2');
  gl.clearColor(0, 1, 0, 1);
  gl.clear(gl.COLOR_BUFFER_BIT);
  const pixel = new Uint8Array(4);
  gl.readPixels(4, 4, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
  expect([...pixel]).toEqual([0, 255, 0, 255]);
});

test('the browser runs workers that are modules', async () => {
  const worker = new Worker(new URL('./echo.worker.ts', import.meta.url), { type: 'module' });
  const answer = new Promise((resolve) => worker.addEventListener('message', (event) => resolve(event.data)));
  worker.postMessage('hello');
  expect(await answer).toBe('hello');
  worker.terminate();
});
