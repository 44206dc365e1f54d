// A living page: no full page load, nothing that jumps, everything within reach of the keyboard.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DESK, PHONE, hydrated, launch, withPage } from './support/browser.mjs';
import { bookButton, candidate, chooseHour, confirmed, deskInRennes, fill, likeAPerson, nextMonth, openDay, search } from './support/journey.mjs';
import { startServer } from './support/server.mjs';

const LIVING = { javaScriptEnabled: true };
/** Half of what web.dev calls good. */
const STILL = 0.05;

describe('a living page', { concurrency: false }, () => {
  let server;
  let browser;
  before(async () => {
    server = await startServer();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('from the results to the confirmation no page is loaded anew, and the manage page is one without a program', () =>
    withPage(browser, { viewport: DESK }, async (page) => {
      await search(page, server, 'cuisine');
      await page.evaluate(() => (window.firstPage = true));
      await page.locator('.cards a').first().click();
      await page.getByRole('link', { name: /Prendre rendez-vous/ }).first().click();
      await page.locator('.month__title').waitFor();
      await hydrated(page);
      await nextMonth(page);
      await openDay(page);
      await chooseHour(page, LIVING);
      await fill(page, candidate('living'));
      await likeAPerson();
      await bookButton(page).click();
      await confirmed(page);
      assert.equal(await page.evaluate(() => window.firstPage), true, 'the first page is still there');
      await page.getByRole('link', { name: 'Voir ou annuler mon rendez-vous' }).click();
      await page.getByRole('heading', { level: 1, name: 'Votre rendez-vous' }).waitFor();
      assert.equal(await page.locator('script[type=module]').count(), 0, 'nothing is downloaded to follow a request');
    }));

  for (const viewport of [DESK, PHONE]) {
    test(`months and days change without a jump at ${viewport.width} px`, () =>
      withPage(browser, { viewport }, async (page) => {
        await page.addInitScript(() => {
          window.shifts = [];
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts.push(entry.value);
          }).observe({ type: 'layout-shift', buffered: true });
        });
        await page.goto(await deskInRennes(server));
        await hydrated(page);
        // On a phone the month lies below the fold: whoever presses its buttons has scrolled there.
        await page.locator('.month__head').evaluate((head) => head.scrollIntoView({ block: 'start' }));
        const stands = await place(page);
        await nextMonth(page);
        assert.deepEqual(await place(page), stands, 'the month stays where it is when it turns');
        await openDay(page);
        assert.deepEqual(await place(page), stands, 'and when a day is opened');
        await openDay(page, 1);
        await page.getByRole('link', { name: 'Mois précédent' }).click();
        await hydrated(page);
        assert.deepEqual(await place(page), stands, 'and when it turns back');
        const sum = (await page.evaluate(() => window.shifts)).reduce((total, value) => total + value, 0);
        assert.ok(sum < STILL, `layout shift of ${sum}`);
      }));
  }

  test('the keyboard alone leads from the search to the booking', () =>
    withPage(browser, { viewport: DESK }, async (page) => {
      const who = candidate('keyboard');
      await page.goto(server.url);
      await hydrated(page);
      await type(page, '[name=q]', 'cuisine');
      await page.keyboard.press('Enter');
      await page.waitForURL(/q=cuisine/);
      await hydrated(page);
      await press(page, '.cards a');
      await page.waitForURL(/\/formation\//);
      await hydrated(page);
      await press(page, 'main a[href^="/rdv?"]');
      await page.locator('.month__title').waitFor();
      await hydrated(page);
      const month = await page.locator('.month__title').textContent();
      await press(page, '.month__head a:last-child');
      await page.waitForFunction((before) => document.querySelector('.month__title')?.textContent !== before, month);
      await hydrated(page);
      await reach(page, 'a.day');
      await page.keyboard.press('End');
      await page.keyboard.press('ArrowLeft');
      const days = await page.locator('a.day').evaluateAll((all) => all.map((day) => day.id));
      const reached = await page.evaluate(() => document.activeElement.id);
      assert.equal(reached, days.at(-2), 'the arrow leads to the free day before the last');
      await page.keyboard.press('Enter');
      await page.waitForURL((address) => reached.endsWith(address.searchParams.get('jour')));
      await hydrated(page);
      await press(page, '#creneaux button[name=creneau]', 'Space');
      await page.getByText(/gardé pour vous/).waitFor();
      await press(page, '.bottom-bar a');
      await page.locator('#coordonnees').waitFor();
      await hydrated(page);
      for (const name of ['prenom', 'nom', 'email', 'telephone']) await type(page, `[name=${name}]`, who[name]);
      await press(page, '[name=sujets]', 'Space');
      await likeAPerson();
      await press(page, '.bottom-bar button');
      await confirmed(page);
    }));
});

/** Where the month's head stands in the window, and how far the page is scrolled. */
async function place(page) {
  await page.locator('.month__head').waitFor();
  return page.locator('.month__head').evaluate((head) => ({ top: Math.round(head.getBoundingClientRect().top), scrolled: Math.round(scrollY) }));
}

/** Tabs on until the focus is on what matches; fails after the whole page was walked through. */
async function reach(page, selector) {
  for (let n = 0; n < 150; n += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`the keyboard does not reach ${selector} on ${page.url()}`);
}

async function type(page, selector, text) {
  await reach(page, selector);
  await page.keyboard.type(text);
}

async function press(page, selector, key = 'Enter') {
  await reach(page, selector);
  await page.keyboard.press(key);
}
