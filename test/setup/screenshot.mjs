/**
 * A picture of a page, to look at while working on it:
 *
 *   node test/setup/screenshot.mjs URL OUT.png [--width 1440] [--height 900] [--dark] [--reduced-motion]
 *     [--wait SELECTOR] [--click SELECTOR]… [--press KEY]… [--full]
 *
 * Clicks come first, then keys, each after `--wait`. Messages and errors of the page go to stderr; exit 1 if it had errors.
 */
import { parseArgs } from 'node:util';
import { launchBrowser } from './chromium.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: 'string', default: '1440' },
    height: { type: 'string', default: '900' },
    dark: { type: 'boolean', default: false },
    'reduced-motion': { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    wait: { type: 'string' },
    click: { type: 'string', multiple: true, default: [] },
    press: { type: 'string', multiple: true, default: [] },
  },
});
const [url, out] = positionals;
if (url === undefined || out === undefined) {
  process.stderr.write('usage: node test/setup/screenshot.mjs URL OUT.png [options]\n');
  process.exit(2);
}

const browser = await launchBrowser();
try {
  const page = await browser.newPage({
    viewport: { width: Number(values.width), height: Number(values.height) },
    colorScheme: values.dark ? 'dark' : 'light',
    reducedMotion: values['reduced-motion'] ? 'reduce' : 'no-preference',
  });
  page.on('console', (message) => {
    process.stderr.write(`${message.type()}: ${message.text()}\n`);
    if (message.type() === 'error') process.exitCode = 1;
  });
  page.on('pageerror', (error) => {
    process.stderr.write(`page error: ${error.stack ?? error.message}\n`);
    process.exitCode = 1;
  });
  await page.goto(url, { waitUntil: 'load' });
  if (values.wait !== undefined) await page.waitForSelector(values.wait);
  for (const selector of values.click) await page.click(selector);
  for (const key of values.press) await page.keyboard.press(key);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: out, fullPage: values.full });
} finally {
  await browser.close();
}
