// Chromium, and pages that fail the test on whatever the console says.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const PROGRAM = process.env.CHROMIUM || '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A phone and a desk: the widths at which every page is looked at. */
export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 900 };

/** Every way a journey is walked. */
export const WAYS = [
  { name: 'with JavaScript', javaScriptEnabled: true, viewport: DESK },
  { name: 'without JavaScript', javaScriptEnabled: false, viewport: DESK },
  { name: 'at 360 px', javaScriptEnabled: true, viewport: PHONE },
  { name: 'at 360 px without JavaScript', javaScriptEnabled: false, viewport: PHONE },
];

export function launch() {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is not here: scripts/need chromium`);
  return chromium.launch({ executablePath: PROGRAM, args: FLAGS });
}

/**
 * Opens a page in a context of its own, gives it to `use`, and fails when the console, the page or the network complained.
 * @param {import('playwright-core').Browser} browser
 * @param {object} options what `browser.newContext` takes
 * @param {(page: import('playwright-core').Page) => Promise<void>} use
 * @param {{ statuses?: number[] }} expected statuses of 400 and more that the journey provokes on purpose
 */
export async function withPage(browser, options, use, { statuses = [] } = {}) {
  const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris', reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints = watch(page, statuses, options.javaScriptEnabled === false);
  try {
    await use(page);
  } catch (error) {
    // What was on the screen, for who looks for the reason: SCREENSHOTS names a folder.
    const folder = process.env.SCREENSHOTS;
    if (folder) await page.screenshot({ path: join(folder, `${Date.now()}.png`), fullPage: true }).catch(() => {});
    if (complaints.length > 0) error.message += `\nthe browser complained:\n${complaints.join('\n')}`;
    throw error;
  } finally {
    await context.close();
  }
  if (complaints.length > 0) throw new Error(`the browser complained:\n${complaints.join('\n')}`);
}

/** Waits until the browser program has taken over the page; returns at once where there is no JavaScript. */
export async function hydrated(page) {
  await page.waitForLoadState('networkidle');
}

function watch(page, statuses, scriptless) {
  const complaints = [];
  const isExpected = (status) => statuses.includes(status);
  page.on('console', (message) => {
    if (!['error', 'warning', 'assert'].includes(message.type())) return;
    const status = /the server responded with a status of (\d+)/.exec(message.text());
    if (status && isExpected(Number(status[1]))) return;
    if (scriptless && / was preloaded using link preload but not used /.test(message.text())) return;
    complaints.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => complaints.push(`page error: ${error.stack ?? error}`));
  page.on('requestfailed', (request) => {
    // A page left before its last request ended is no fault of the site.
    const reason = request.failure()?.errorText;
    if (reason === 'net::ERR_ABORTED') return;
    // Chromium reports the program it was told not to run in the words of a content security policy.
    if (scriptless && reason === 'csp' && request.url().endsWith('.js')) return;
    complaints.push(`request failed: ${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !isExpected(response.status())) complaints.push(`${response.status()} ${response.url()}`);
  });
  return complaints;
}
