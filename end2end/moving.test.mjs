// A candidate gives the appointment another time, by the link of the mail.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DESK, PHONE, hydrated, launch, withPage } from './support/browser.mjs';
import { book, candidate, deskInRennes, isFree, mailsWhere } from './support/journey.mjs';
import { startServer } from './support/server.mjs';

const LIVING = { name: 'with JavaScript', javaScriptEnabled: true, viewport: DESK };
const PLAIN = { name: 'without JavaScript', javaScriptEnabled: false, viewport: PHONE };

describe('moving an appointment', { concurrency: false }, () => {
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

  for (const { name, ...way } of [LIVING, PLAIN]) {
    test(`another day and hour, one mail each, the old hour free again ${name}`, () =>
      withPage(browser, way, async (page) => {
        const who = candidate(`move.${way.javaScriptEnabled}`);
        const { token, date, start } = await book(page, desk, way, who, { day: 2 });
        await page.goto(`${server.url}/suivi/${token}`);
        await hydrated(page);
        await page.getByRole('link', { name: 'Déplacer le rendez-vous' }).click();
        await page.getByRole('heading', { level: 1, name: 'Déplacer le rendez-vous' }).waitFor();
        await hydrated(page);
        const other = await chooseDay(page, date);
        const hour = page.locator('#creneaux a.slot').first();
        await hour.click();
        await page.waitForURL(/creneau=\d+/);
        await hydrated(page);
        const button = page.getByRole('button', { name: 'Déplacer à cette heure' });
        await button.waitFor();
        assert.equal(await isFree(desk, date, start), false, 'nothing has changed before the button');
        await button.click();
        await page.getByRole('heading', { level: 1, name: 'Votre rendez-vous' }).waitFor();
        await hydrated(page);
        await page.getByText(/Vous avez déplacé le rendez-vous/).waitFor();
        assert.equal(await isFree(desk, date, start), true, `the old hour of ${date} is free, ${other} is taken`);
        const mails = await mailsWhere(server, (mail) => mail.to.includes(who.email) && mail.subject.startsWith('Rendez-vous déplacé'));
        assert.equal(mails.length, 1);
        assert.match(mails[0].calendar.body, /^SEQUENCE:1\r?$/m);
      }));
  }
});

/** Opens the first free day that is not `before`; answers its date. */
async function chooseDay(page, before) {
  const days = await page.locator('a.day').evaluateAll((all) => all.map((day) => day.id.slice('day-'.length)));
  const date = days.find((day) => day !== before);
  await page.locator(`#day-${date}`).click();
  await page.waitForURL((address) => address.searchParams.get('jour') === date);
  await page.locator(`#day-${date}[aria-current=date]`).waitFor();
  await page.locator('#creneaux a.slot').first().waitFor();
  await hydrated(page);
  return date;
}
