// Being called back and writing, from the candidate's first page to the centre's answer by the link of its mail.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { WAYS, hydrated, withPage } from './support/browser.mjs';
import { confirmed, likeAPerson } from './support/journey.mjs';
import { ask, firstTraining, linkOf, looked, mailOf, robot, somebody } from './support/requests.mjs';
import { openHouse } from './support/staff.mjs';

describe('being called back, and writing', { concurrency: false }, () => {
  let server;
  let browser;
  let demo;
  let close;
  let training;
  before(async () => {
    ({ server, browser, demo, close } = await openHouse());
    training = await firstTraining(server, demo.slug);
  });
  after(() => close?.());

  for (const [rank, { name, ...way }] of WAYS.entries()) {
    test(`a call-back goes from request to "reached" by the mail's link ${name}`, () =>
      withPage(
        browser,
        way,
        async (page) => {
          const who = somebody(`Lina${'abcd'[rank]}`);
          const token = await ask(page, server, training, 'Être rappelé', who);
          const notice = await mailOf(server, new RegExp(`demande de rappel.*${who.prenom} K`));
          const link = linkOf(notice, '/reponse/');
          await page.goto(server.url + link);
          await looked(page);
          await page.getByRole('button', { name: 'Pas de réponse' }).click();
          await page.getByText('1 essai').waitFor();
          await hydrated(page);
          await page.getByRole('button', { name: 'Joint', exact: true }).click();
          await page.locator('.page-header').getByText('réponse donnée').waitFor();
          await page.goto(`${server.url}/suivi/${token}`);
          await hydrated(page);
          await page.getByText('Le CFA vous a eu au téléphone.').waitFor();
          await looked(page);
        },
      ));

    test(`a message is answered from the mail's link and the candidate reads it ${name}`, () =>
      withPage(
        browser,
        way,
        async (page) => {
          const who = somebody(`Nora${'abcd'[rank]}`);
          const token = await ask(page, server, training, 'Écrire un message', who);
          const notice = await mailOf(server, new RegExp(`Nouveau message.*${who.prenom} K`));
          await page.goto(server.url + linkOf(notice, '/reponse/'));
          await hydrated(page);
          await page.getByRole('button', { name: 'Envoyer la réponse' }).click();
          await page.getByText('À remplir').first().waitFor();
          await page.getByLabel('Votre réponse').fill('Bonjour, venez mercredi !');
          await page.getByRole('button', { name: 'Envoyer la réponse' }).click();
          await page.locator('.messages').getByText('venez mercredi').waitFor();
          const answer = await mailOf(server, /vous a répondu/, who);
          assert.match(answer.text, /venez mercredi/);
          await page.goto(server.url + linkOf(answer, '/suivi/'));
          await hydrated(page);
          await page.locator('.messages').getByText('venez mercredi').waitFor();
          await page.locator('#completer summary').click();
          await page.getByLabel('Ajouter un message').fill('Merci, à mercredi.');
          await page.getByRole('button', { name: 'Envoyer au CFA' }).click();
          await page.locator('.messages').getByText('à mercredi.').waitFor();
          await mailOf(server, new RegExp(`${who.prenom} K. a écrit de nouveau`));
          assert.ok(token);
        },
        { statuses: [422] },
      ));

    test(`a slot is proposed by the mail's link and taken ${name}`, () =>
      withPage(browser, way, async (page) => {
        const who = somebody(`Rita${'abcd'[rank]}`);
        await ask(page, server, training, 'Être rappelé', who);
        const notice = await mailOf(server, new RegExp(`demande de rappel.*${who.prenom} K`));
        await page.goto(server.url + linkOf(notice, '/reponse/'));
        await hydrated(page);
        const slot = page.getByLabel('Créneau libre');
        await slot.selectOption({ index: 8 });
        await page.getByLabel('Quelques mots').fill('Je vous attends.');
        await page.getByRole('button', { name: 'Garder et proposer' }).click();
        await page.getByRole('heading', { name: 'Créneaux proposés' }).waitFor();
        const mail = await mailOf(server, /vous propose un rendez-vous/, who);
        assert.match(mail.text, /Je vous attends\./);
        await page.goto(server.url + linkOf(mail, '/rdv/coordonnees'));
        await hydrated(page);
        assert.equal(await page.locator('#coordonnees [name=prenom]').inputValue(), who.prenom, 'what the centre knows');
        await likeAPerson();
        await page.getByRole('button', { name: 'Réserver ce créneau' }).click();
        await confirmed(page);
      }));
  }

  test('a robot that follows every link of all these mails changes nothing', async () => {
    assert.ok((await robot(server)) > 8, 'there are requests to follow');
  });
});
