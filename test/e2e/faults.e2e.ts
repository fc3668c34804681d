import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { startExplorer, test } from './explorer';
import { settled } from './scene';

/** What goes wrong is said in a sentence, and never leaves a blank page. */
describe('a graph that cannot be read', () => {
  const damages: [string, (bytes: Buffer) => Buffer, RegExp][] = [
    ['cut short', (bytes) => bytes.subarray(0, bytes.length - 100), /cut short/],
    [
      'altered',
      (bytes) => Buffer.from(bytes.map((byte, at) => (at === bytes.length - 200 ? byte ^ 1 : byte))),
      /altered/,
    ],
    [
      'foreign',
      () => Buffer.from('<html>something else entirely, long enough</html>'),
      /not a Stemma snapshot/,
    ],
  ];
  for (const [name, damage, words] of damages) {
    test(`that was ${name} is one clear error`, async ({ page }) => {
      await page.route('**/graph.stemma', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ body: damage(await response.body()), contentType: 'application/octet-stream' });
      });
      await page.reload();
      const alert = page.getByRole('alert');
      await alert.waitFor();
      expect(await alert.innerText()).toMatch(words);
    });
  }

  test('that is not there is said, and can be tried again', async ({ explorer }) => {
    const opened = await explorer.open('/');
    await opened.page.route('**/graph.stemma', (route) => route.fulfill({ status: 404, body: 'none' }));
    await opened.page.reload();
    await opened.page.getByRole('alert').waitFor();
    expect(await opened.page.getByRole('alert').innerText()).toMatch(/graph\.stemma/);
    opened.problems.length = 0;
    await opened.close();
  });

  test('with faults in its texts ends serve with exit 1 and all of them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stemma-faults-'));
    await writeFile(
      join(folder, 'case.yaml'),
      'alpha: { kind: modle, name: Alpha }\nbeta: { kind: model }\n',
    );
    await expect(startExplorer(['--graph', folder])).rejects.toThrow(
      /exit 1[\s\S]*unknown-kind[\s\S]*missing-key/,
    );
    await rm(folder, { recursive: true });
  });
});

describe('without WebGL', () => {
  test('table and inspector work, and a sentence says why the picture is missing', async ({ explorer }) => {
    const opened = await explorer.open('/');
    await opened.page.addInitScript(() => {
      const withoutWebGL = {
        apply: (real: () => unknown, canvas: unknown, args: [string]) =>
          /webgl/.test(args[0]) ? null : Reflect.apply(real, canvas, args),
      };
      Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
        value: new Proxy(
          Reflect.get(HTMLCanvasElement.prototype, 'getContext') as () => unknown,
          withoutWebGL as ProxyHandler<() => unknown>,
        ),
      });
    });
    await opened.page.reload();
    await opened.page.getByText(/WebGL/).first().waitFor();
    await opened.page.getByRole('link', { name: 'LLaVA', exact: true }).first().click();
    await opened.page.getByRole('heading', { name: 'LLaVA', exact: true }).waitFor();
    expect(await opened.page.getByRole('region', { name: 'Built on' }).innerText()).toMatch(/Vicuna/);
    opened.problems.length = 0;
    await opened.close();
  });
});

describe('a link to what is not there', () => {
  test('says so, and the map stays', async ({ explorer }) => {
    const { page: other, close } = await explorer.open('/?select=no-such-model');
    await other
      .getByText(/no-such-model/)
      .first()
      .waitFor();
    expect((await settled(other)).nodes.length).toBeGreaterThan(80);
    await close();
  });
});
