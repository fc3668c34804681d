import { findChromium } from './chromium.mjs';

/** Before the first test that needs a browser: get one, or say in one line what to install. */
export default async function setup(): Promise<void> {
  await findChromium();
}
