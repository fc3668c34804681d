import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { expectChromium } from './test/setup/chromium.mjs';

/** Software GL on two busy cores is slow; a test that waits for a condition ends when it holds, not now. */
const PATIENCE_MS = 60_000;

export default defineConfig(async () => ({
  test: {
    reporters: ['default'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/e2e/**'],
          setupFiles: ['test/setup/properties.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/setup/browser.ts'],
          testTimeout: PATIENCE_MS,
          hookTimeout: PATIENCE_MS,
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: await expectChromium() }),
            instances: [{ browser: 'chromium' as const, viewport: { width: 1280, height: 800 } }],
          },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.ts'],
          globalSetup: ['test/setup/builds.ts', 'test/setup/browser.ts'],
          testTimeout: PATIENCE_MS,
          hookTimeout: PATIENCE_MS,
          fileParallelism: false,
        },
      },
    ],
  },
}));
