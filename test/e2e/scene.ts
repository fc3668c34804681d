import type { Page } from 'playwright-core';
import type { SceneReport } from '../../src/scene/scene';

/** What is drawn, as the canvas itself tells it. */
export function report(page: Page): Promise<SceneReport> {
  return page.evaluate(() =>
    (document.querySelector('#canvas') as unknown as { report(): SceneReport }).report(),
  );
}

/** Waits until the picture is at rest and as wanted, and returns its report. */
export async function settled(
  page: Page,
  wanted: (report: SceneReport) => boolean = () => true,
): Promise<SceneReport> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const drawn = await page.evaluate(() => {
      const canvas = document.querySelector('#canvas') as unknown as {
        report?: () => SceneReport | undefined;
      } | null;
      return canvas?.report?.();
    });
    if (drawn !== undefined && !drawn.moving && drawn.nodes.length > 0 && wanted(drawn)) return drawn;
    if (Date.now() > deadline)
      throw new Error(`the picture did not become as wanted: ${JSON.stringify(drawn).slice(0, 2_000)}`);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

export const lit = ({ nodes }: SceneReport): string[] =>
  nodes.filter(({ dimmed }) => !dimmed).map(({ id }) => id);

/** Clicks a node where it is drawn. */
export async function clickNode(page: Page, id: string): Promise<void> {
  const { nodes } = await settled(page, (drawn) => drawn.nodes.some((node) => node.id === id));
  const node = nodes.find((one) => one.id === id)!;
  const box = (await page.locator('#canvas').boundingBox())!;
  await page.mouse.click(box.x + node.x, box.y + node.y);
}
