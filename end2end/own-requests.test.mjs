// "Where are my requests?": the links go to the address that was given in the form.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { WAYS, hydrated, launch, withPage } from './support/browser.mjs';
import { axe, noSideScroll, oneHeading, valid } from './support/checks.mjs';
import { book, candidate, deskInRennes, mailsWhere } from './support/journey.mjs';
import { startServer } from './support/server.mjs';

describe('finding one’s requests again', { concurrency: false }, () => {
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

  for (const [rank, { name, ...way }] of WAYS.entries()) {
    test(`an address is given, its links arrive and open ${name}`, () =>
      withPage(
        browser,
        way,
        async (page) => {
          const who = candidate(`links.${rank}`);
          const { token } = await book(page, desk, way, who, { day: rank });
          await page.goto(`${server.url}/`);
          await hydrated(page);
          await page.getByRole('link', { name: 'Retrouver mes demandes' }).click();
          await page.getByRole('heading', { level: 1, name: 'Retrouver mes demandes' }).waitFor();
          await hydrated(page);
          await oneHeading(page);
          await noSideScroll(page);
          await axe(page);
          const email = page.getByLabel('Adresse e-mail');
          await email.fill('lina@');
          await page.getByRole('button', { name: 'Recevoir les liens' }).click();
          await page.locator('.error-summary').waitFor();
          assert.equal(await email.inputValue(), 'lina@', 'what was typed is lost');
          await email.fill(who.email);
          await page.getByRole('button', { name: 'Recevoir les liens' }).click();
          await page.getByText('Regardez vos messages').waitFor();
          const [mail] = await mailsWhere(server, (one) => one.to.includes(who.email) && one.subject === 'Les liens vers vos demandes');
          const link = /https?:\S+(\/suivi\/\S+)/.exec(mail.text)[1];
          assert.equal(link, `/suivi/${token}`);
          await page.goto(server.url + link);
          await page.getByRole('heading', { level: 1, name: 'Votre rendez-vous' }).waitFor();
        },
        { statuses: [422] },
      ));
  }

  for (const [rank, { name, ...way }] of WAYS.entries()) {
    // A link that has ended and one that nobody knows are answered alike.
    test(`a link that opens nothing any more leads to a new one ${name}`, () =>
      withPage(
        browser,
        way,
        async (page) => {
          const who = candidate(`ended.${rank}`);
          const { token } = await book(page, desk, way, who, { day: 4 + rank });
          await page.goto(`${server.url}/suivi/${token.slice(0, -4)}`);
          await hydrated(page);
          await page.getByRole('link', { name: 'Recevoir un nouveau lien' }).click();
          await page.getByRole('heading', { level: 1, name: 'Retrouver mes demandes' }).waitFor();
          await hydrated(page);
          await page.getByLabel('Adresse e-mail').fill(who.email);
          await page.getByRole('button', { name: 'Recevoir les liens' }).click();
          await page.getByText('Regardez vos messages').waitFor();
          const [mail] = await mailsWhere(server, (one) => one.to.includes(who.email) && one.subject === 'Les liens vers vos demandes');
          await page.goto(server.url + /https?:\S+(\/suivi\/\S+)/.exec(mail.text)[1]);
          await page.getByRole('heading', { level: 1, name: 'Votre rendez-vous' }).waitFor();
        },
        { statuses: [404] },
      ));
  }

  test('the page is valid', async () => {
    await valid(await (await fetch(`${server.url}/mes-demandes`)).text(), '/mes-demandes');
  });
});
