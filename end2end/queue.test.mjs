// The centre's queue, and what must hold of the links in mails.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DESK, PHONE, WAYS, hydrated, withPage } from './support/browser.mjs';
import { valid } from './support/checks.mjs';
import { ask, firstTraining, looked, mailOf, openForm, robot, sendForm, somebody } from './support/requests.mjs';
import { cookiesOf, openHouse } from './support/staff.mjs';

describe('the queue of a centre', { concurrency: false }, () => {
  let server;
  let browser;
  let demo;
  let close;
  let cookies;
  let training;
  before(async () => {
    const house = await openHouse();
    ({ server, browser, demo, close } = house);
    cookies = await cookiesOf(house);
    training = await firstTraining(server, demo.slug);
  });
  after(() => close?.());

  test('an expired or unknown link leads to a new one, and withdrawing tells the centre', () =>
    withPage(
      browser,
      WAYS[0],
      async (page) => {
        const who = somebody('Wanda');
        const token = await ask(page, server, training, 'Écrire un message', who);
        await page.goto(`${server.url}/reponse/inconnu`);
        await page.getByRole('heading', { level: 1, name: 'Ce lien ne marche pas, ou plus' }).waitFor();
        await page.goto(`${server.url}/suivi/${token}`);
        await hydrated(page);
        await page.locator('#retirer summary').click();
        await page.getByRole('button', { name: 'Retirer ma demande' }).click();
        await page.locator('#fait').getByText('Votre demande est retirée.').waitFor();
        await mailOf(server, /Demande retirée.*Wanda K/);
      },
      { statuses: [404] },
    ));

  test('the same wish again is told, and what was typed stays', () =>
    withPage(
      browser,
      WAYS[0],
      async (page) => {
        const who = somebody('Tessa');
        await ask(page, server, training, 'Être rappelé', who);
        await openForm(page, server, training, 'Être rappelé');
        await sendForm(page, 'Être rappelé', who);
        await page.getByText('Vous avez déjà demandé à être rappelé').waitFor();
        assert.equal(await page.locator('#coordonnees [name=prenom]').inputValue(), 'Tessa');
      },
      { statuses: [409] },
    ));

  test('a robot that follows every link of every mail changes nothing', async () => {
    await withPage(browser, WAYS[0], async (page) => {
      const who = somebody('Sonia');
      const token = await ask(page, server, training, 'Être rappelé', who);
      await mailOf(server, /demande de rappel.*Sonia K/);
      assert.ok((await robot(server)) > 1, 'there are requests to follow');
      const now = await (await fetch(`${server.url}/suivi/${token}`)).text();
      assert.doesNotMatch(now, /Le CFA a lu/);
    });
  });

  test('the queue: found, opened, answered, taken back, by mouse and keyboard', () =>
    withPage(browser, { viewport: DESK }, async (page) => {
      const who = somebody('Quentin');
      await ask(page, server, training, 'Écrire un message', who);
      await page.context().addCookies(cookies);
      const queue = `${server.url}/gestion/${demo.slug}/demandes`;
      const answer = await page.goto(queue);
      await hydrated(page);
      await valid(await answer.text(), queue);
      await looked(page);
      await page.getByPlaceholder(/Nom, formation/).fill('quentin');
      await page.keyboard.press('Enter');
      await page.waitForURL((address) => address.searchParams.get('q') === 'quentin');
      await hydrated(page);
      await page.locator('.request-row').first().waitFor();
      await page.locator('h1').click();
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: /Quentin/ }).waitFor();
      await looked(page);
      await page.locator('.page-header').getByText('lue').waitFor();
      await page.keyboard.press('a');
      await page.keyboard.type('Trop vite');
      await page.getByRole('button', { name: 'Envoyer la réponse' }).click();
      await page.locator('.messages').getByText('Trop vite').waitFor();
      await page.getByRole('button', { name: 'Revenir en arrière' }).click();
      await page.getByText('C’est annulé, rien n’est parti.').waitFor();
      assert.equal(await page.locator('.messages').count(), 0);
      await page.getByRole('button', { name: 'J’ai répondu autrement' }).click();
      await page.locator('.page-header').getByText('réponse donnée').waitFor();
      await page.goto(queue);
      await hydrated(page);
      await page.setViewportSize(PHONE);
      await looked(page);
    }));

  test('views, ready answers and exports', () =>
    withPage(browser, { viewport: DESK, acceptDownloads: true }, async (page) => {
      await page.context().addCookies(cookies);
      await page.goto(`${server.url}/gestion/${demo.slug}/demandes?voie=callback`);
      await hydrated(page);
      await page.getByLabel('Nom de la vue').fill('Mes rappels');
      await page.getByRole('button', { name: 'Garder ces filtres' }).click();
      await page.getByRole('link', { name: 'Mes rappels' }).waitFor();
      for (const kind of ['csv', 'xlsx']) {
        const answer = await page.request.get(`${server.url}/gestion/${demo.slug}/demandes/export.${kind}`);
        assert.equal(answer.status(), 200);
        assert.match(answer.headers()['content-disposition'], new RegExp(`demandes\\.${kind}`));
      }
      await page.getByRole('link', { name: 'Réponses prêtes' }).click();
      await page.getByRole('heading', { level: 1, name: 'Réponses prêtes' }).waitFor();
      await looked(page);
      await page.locator('#nom-reponse').fill('Bonjour');
      await page.locator('#texte-reponse').fill('Bonjour {prénom}, merci.');
      await page.getByRole('button', { name: 'Ajouter cette réponse' }).click();
      await page.getByText('C’est enregistré.').waitFor();
    }));
});
