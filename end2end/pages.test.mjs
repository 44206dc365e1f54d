// What must hold of every page, whichever way it is looked at.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DESK, PHONE, hydrated, launch, withPage } from './support/browser.mjs';
import { axe, noSideScroll, oneHeading, valid } from './support/checks.mjs';
import { startServer } from './support/server.mjs';

const PAGES = ['/', '/donnees-personnelles', '/accessibilite', '/dev/composants', '/dev/courriels'];

describe('every page', { concurrency: false }, () => {
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

  for (const address of PAGES) {
    test(`${address} is sent whole and valid`, async () => {
      const answer = await fetch(server.url + address);
      assert.equal(answer.status, 200);
      assert.match(answer.headers.get('content-type') ?? '', /^text\/html/);
      await valid(await answer.text(), address);
    });

    for (const viewport of [PHONE, DESK]) {
      for (const javaScriptEnabled of [true, false]) {
        for (const colorScheme of ['light', 'dark']) {
          const way = `${viewport.width} px, ${javaScriptEnabled ? 'with' : 'without'} JavaScript, ${colorScheme}`;
          test(`${address} is accessible at ${way}`, () =>
            withPage(browser, { viewport, javaScriptEnabled, colorScheme }, async (page) => {
              const answer = await page.goto(server.url + address);
              assert.equal(answer.status(), 200);
              await hydrated(page);
              await oneHeading(page);
              await noSideScroll(page);
              await axe(page);
            }));
        }
      }
    }
  }

  test('an address that is not known answers 404 with a page of its own', () =>
    withPage(
      browser,
      { viewport: DESK },
      async (page) => {
        const answer = await page.goto(`${server.url}/nulle-part`);
        assert.equal(answer.status(), 404);
        await valid(await answer.text(), '/nulle-part');
        await hydrated(page);
        await oneHeading(page);
        await axe(page);
      },
      { statuses: [404] },
    ));
});
