import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './explorer';
import { clickNode, lit, settled } from './scene';

/** Keeps the page's workers where a test can reach them. */
async function keepWorkers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const workers: Worker[] = [];
    const keeping = {
      construct: (real: typeof Worker, args: ConstructorParameters<typeof Worker>) => {
        workers.push(new real(...args));
        return workers.at(-1)!;
      },
    };
    Object.assign(window, { workers, Worker: new Proxy(Worker, keeping) });
  });
}

function killWorkers(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const worker of (window as unknown as { workers: Worker[] }).workers.splice(0)) {
      worker.terminate();
      worker.dispatchEvent(new ErrorEvent('error', { message: 'out of memory', cancelable: true }));
    }
  });
}

describe('the exploration survives', () => {
  test('a worker that dies: another opens the graph, and answers', async ({ explorer }) => {
    const { page, close } = await explorer.open('/');
    await keepWorkers(page);
    await page.goto(`${explorer.address}/?select=llava&hide-kind=organization`);
    const before = await settled(page, (drawn) => lit(drawn).includes('vicuna'));
    await killWorkers(page);
    await clickNode(page, 'vicuna');
    await page.getByRole('heading', { name: 'Vicuna', exact: true }).waitFor();
    await page.getByText(/holds the graph had stopped\. It was started anew/).waitFor();
    const after = await settled(page, (drawn) => lit(drawn).includes('llama'));
    expect(after.nodes.map(({ id }) => id).sort()).toEqual(before.nodes.map(({ id }) => id).sort());
    expect(new URL(page.url()).search).toContain('hide-kind=organization');
    // And again: it is no one-off.
    await killWorkers(page);
    await page.getByRole('combobox', { name: 'Search for an entry' }).fill('GPT-4V');
    await page.getByRole('option', { name: 'GPT-4V' }).first().waitFor();
    await close();
  });

  test('a lost WebGL context: the same picture is drawn anew', async ({ page, explorer }) => {
    await page.goto(`${explorer.address}/?select=llava`);
    const before = await settled(page, (drawn) => lit(drawn).includes('vicuna'));
    const lost = await page.evaluate(
      () =>
        [...document.querySelectorAll('canvas')].filter((canvas) => {
          const extension = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
          extension?.loseContext();
          return extension !== undefined && extension !== null;
        }).length,
    );
    expect(lost).toBeGreaterThan(0);
    await page.waitForFunction(() =>
      [...document.querySelectorAll('canvas')].every(
        (canvas) => canvas.getContext('webgl2')?.isContextLost() !== true,
      ),
    );
    const after = await settled(page);
    expect(after.nodes).toEqual(before.nodes);
    await clickNode(page, 'vicuna');
    await page.getByRole('heading', { name: 'Vicuna', exact: true }).waitFor();
  });

  test('full storage: the theme changes all the same, and nothing fails', async ({ explorer }) => {
    const { page, close } = await explorer.open('/');
    await page.addInitScript(() => {
      Object.defineProperty(Storage.prototype, 'setItem', {
        value: () => {
          throw new DOMException('full', 'QuotaExceededError');
        },
      });
    });
    await page.goto(`${explorer.address}/?select=llava`);
    await settled(page);
    await page.getByRole('button', { name: /^Theme/ }).click();
    await page.waitForFunction(() => document.documentElement.dataset['theme'] !== undefined);
    await page.getByRole('heading', { name: 'LLaVA', exact: true }).waitFor();
    await close();
  });

  test('no connection: all that is there works, a panel that is not says so and comes later', async ({
    explorer,
  }) => {
    const opened = await explorer.open('/?select=llava');
    const { page } = opened;
    await settled(page, (drawn) => lit(drawn).includes('vicuna'));
    await page.context().setOffline(true);
    await clickNode(page, 'vicuna');
    await page.getByRole('heading', { name: 'Vicuna', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await page.getByText(/could not be fetched.*ask for it again when there is a connection/).waitFor();
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    expect(lit(await settled(page, (drawn) => drawn.mode === 'map'))).toContain('llama');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await page.getByRole('row', { name: /Vicuna/ }).waitFor();
    opened.problems.length = 0;
    await opened.close();
  });

  test('a server that fails: the address keeps what was asked, and trying again leads there', async ({
    explorer,
  }) => {
    const opened = await explorer.open('/');
    const { page } = opened;
    await settled(page);
    await page.route('**/graph.stemma', (route) => route.fulfill({ status: 503, body: 'busy' }), {
      times: 1,
    });
    await page.goto(`${explorer.address}/?select=llava&as-of=2023-06`);
    await page.getByRole('alert').getByText(/503/).waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'LLaVA', exact: true }).waitFor();
    expect(new URL(page.url()).search).toBe('?select=llava&as-of=2023-06');
    opened.problems.length = 0;
    await opened.close();
  });
});
