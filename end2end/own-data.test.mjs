// What is kept about a candidate: taken along, then erased; the hour is free, the centre is told, the link is dead.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { WAYS, hydrated, launch, withPage } from './support/browser.mjs';
import { axe, noSideScroll, oneHeading } from './support/checks.mjs';
import { book, candidate, deskInRennes, isFree, mailsWhere } from './support/journey.mjs';
import { startServer } from './support/server.mjs';

describe('one’s own data', { concurrency: false }, () => {
  let server;
  let browser;
  let desk;
  before(async () => {
    server = await startServer();
    browser = await launch();
    desk = await deskInRennes(server);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** The file behind the link. */
  async function taken(page) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Télécharger mes données' }).click(),
    ]);
    assert.equal(download.suggestedFilename(), 'mes-donnees.json');
    return JSON.parse(await readFile(await download.path(), 'utf8'));
  }

  async function erase(page) {
    await page.locator('#effacer summary').click();
    await page.getByRole('button', { name: 'Effacer définitivement' }).click();
    await page.getByRole('heading', { level: 1, name: 'Vos données sont effacées' }).waitFor();
  }

  for (const [rank, { name, ...way }] of WAYS.entries()) {
    test(`a request is taken along and erased ${name}`, () =>
      withPage(
        browser,
        way,
        async (page) => {
          const who = candidate(`erased.${rank}`);
          const { token, date, start } = await book(page, desk, way, who, { day: rank });
          assert.equal(await isFree(desk, date, start), false);
          await page.goto(`${server.url}/suivi/${token}/donnees`);
          await hydrated(page);
          await oneHeading(page);
          const file = await taken(page);
          assert.equal(file.demandes.length, 1);
          assert.equal(file.demandes[0].adresse_email, who.email);
          assert.equal(file.demandes[0].rendez_vous.debut.slice(0, 10), date);
          await erase(page);
          await noSideScroll(page);
          await axe(page);
          assert.equal(await isFree(desk, date, start), true, 'the hour is not free');
          const [mail] = await mailsWhere(server, (one) => one.subject.startsWith('Rendez-vous annulé') && /effacer ses données/.test(one.text), rank + 1);
          assert.ok(!mail.text.includes(who.nom) && !mail.text.includes(who.email), mail.text);
          assert.equal(mail.calendar.method, 'CANCEL');
          const gone = await page.goto(`${server.url}/suivi/${token}`);
          assert.equal(gone.status(), 404);
        },
        { statuses: [404] },
      ));
  }

  test('the mailed link reaches everything of the address', () =>
    withPage(
      browser,
      WAYS[1],
      async (page) => {
        const who = candidate('whole');
        const { token } = await book(page, desk, WAYS[1], who, { day: 5 });
        await fetch(`${server.url}/mes-demandes`, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
          body: new URLSearchParams({ email: who.email }),
        });
        const [mail] = await mailsWhere(server, (one) => one.to.includes(who.email) && one.subject === 'Les liens vers vos demandes');
        const link = /https?:\S+(\/suivi\/\S+\/donnees)/.exec(mail.text)[1];
        await page.goto(server.url + link);
        await page.getByText('Ce lien ouvre toutes vos demandes.').waitFor();
        await erase(page);
        assert.equal((await page.goto(server.url + link)).status(), 404);
        assert.equal((await page.goto(`${server.url}/suivi/${token}`)).status(), 404);
      },
      { statuses: [404] },
    ));
});
