// Every page of the centre's side, on the narrowest screen and on a desk, light and dark, with and without JavaScript: one
// heading, nothing to the side, nothing that axe or the validator finds.
import { after, before, describe, test } from 'node:test';
import { DESK, hydrated, withPage } from './support/browser.mjs';
import { axe, noSideScroll, oneHeading, valid } from './support/checks.mjs';
import { cookiesOf, openHouse } from './support/staff.mjs';

/** The narrowest width of WCAG 2.2, 1.4.10. */
const NARROW = { width: 320, height: 640 };
/** The request at the head of the queue; its number is known once the server runs. */
const FIRST_REQUEST = '/demandes/premiere';
const PARTS = [
  '',
  '/agenda',
  '/agenda?vue=jour',
  '/agenda?vue=mois',
  '/agenda?vue=liste',
  '/agenda/rdv/1',
  '/agenda/nouveau',
  '/horaires',
  '/fermetures',
  '/pourquoi',
  '/statistiques',
  '/motifs',
  '/motifs/nouveau',
  '/motifs/premier-echange',
  '/equipe',
  '/sites',
  '/sites?site=nouveau',
  '/reglages',
  '/demandes',
  '/demandes?etat=toutes',
  FIRST_REQUEST,
  '/demandes/reponses',
];

describe('every page of the dashboard', { concurrency: false }, () => {
  let server;
  let browser;
  let demo;
  let close;
  let cookies;
  let first;
  before(async () => {
    const house = await openHouse();
    ({ server, browser, demo, close } = house);
    cookies = await cookiesOf(house);
    await withPage(browser, { viewport: DESK, javaScriptEnabled: false }, async (page) => {
      await page.context().addCookies(cookies);
      await page.goto(`${server.url}/gestion/${demo.slug}/demandes`);
      first = await page.locator('.request-row').first().getAttribute('href');
    });
  });
  after(() => close?.());

  const addressOf = (part) => server.url + (part === FIRST_REQUEST ? first : `/gestion/${demo.slug}${part}`);

  const looked = async (page) => {
    await oneHeading(page);
    await noSideScroll(page);
    await axe(page);
  };

  for (const part of PARTS) {
    test(`${part || '/'} at 320 and at 1280 px, light and dark`, () =>
      withPage(browser, { viewport: NARROW }, async (page) => {
        await page.context().addCookies(cookies);
        const address = addressOf(part);
        const answer = await page.goto(address);
        await hydrated(page);
        await valid(await answer.text(), address);
        for (const viewport of [NARROW, DESK]) {
          await page.setViewportSize(viewport);
          for (const colorScheme of ['light', 'dark']) {
            await page.emulateMedia({ colorScheme });
            await looked(page);
          }
        }
        // What is folded is looked at as well.
        await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => (fold.open = true)));
        for (const viewport of [DESK, NARROW]) {
          await page.setViewportSize(viewport);
          await looked(page);
        }
      }));
  }

  for (const part of PARTS) {
    test(`${part || '/'} without JavaScript`, () =>
      withPage(browser, { viewport: DESK, javaScriptEnabled: false }, async (page) => {
        await page.context().addCookies(cookies);
        await page.goto(addressOf(part));
        await looked(page);
      }));
  }
});
