// Being called back, writing, and the centre that answers: on the candidate's pages, by the link of a mail, on the dashboard.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DESK, PHONE, WAYS, hydrated, withPage } from './support/browser.mjs';
import { axe, noSideScroll, oneHeading, valid } from './support/checks.mjs';
import { candidate, confirmed, fill, likeAPerson, mailsWhere } from './support/journey.mjs';
import { cookiesOf, openHouse } from './support/staff.mjs';

describe('being called back, and writing', { concurrency: false }, () => {
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
    const centre = await (await fetch(`${server.url}/centre/${demo.slug}`)).text();
    training = /href="(\/formation\/[^"]+)"/.exec(centre)[1];
  });
  after(() => close?.());

  const looked = async (page) => {
    await oneHeading(page);
    await noSideScroll(page);
    await axe(page);
  };
  const linkOf = (mail, path) => new RegExp(`https?:\\S+(${path}\\S+)`).exec(mail.text)[1];
  const toCandidate = (who, subject) =>
    mailsWhere(server, (mail) => mail.to.includes(who.email) && subject.test(mail.subject)).then(([mail]) => mail);
  const toCentre = (subject) => mailsWhere(server, (mail) => subject.test(mail.subject));

  /** From the training's page to the form, filled and sent; answers the manage token. */
  async function ask(page, way, who) {
    await page.goto(server.url + training);
    await hydrated(page);
    await page.locator('.ways').getByRole('link', { name: way }).click();
    await page.locator('#coordonnees').waitFor();
    await hydrated(page);
    await looked(page);
    await fill(page, who);
    if (way === 'Être rappelé') await page.getByLabel('Dès que possible').check();
    await page.getByLabel('Votre message').fill('Bonjour, est-ce possible de venir voir ?');
    await likeAPerson();
    await page.locator('.bottom-bar button').click();
    await page.waitForURL(/\/rdv\/confirmation\//);
    await hydrated(page);
    await looked(page);
    return decodeURIComponent(new URL(page.url()).pathname.split('/').pop());
  }

  for (const [rank, { name, ...way }] of WAYS.entries()) {
    test(`a call-back goes from request to "reached" by the mail's link ${name}`, () =>
      withPage(
        browser,
        way,
        async (page) => {
          const who = { ...candidate(`call.${rank}`), prenom: `Lina${'abcd'[rank]}` };
          const token = await ask(page, 'Être rappelé', who);
          const notice = (await toCentre(new RegExp(`demande de rappel.*${who.prenom} K`)))[0];
          const link = linkOf(notice, '/reponse/');
          await page.goto(server.url + link);
          await hydrated(page);
          await looked(page);
          await page.getByRole('button', { name: 'Pas de réponse' }).click();
          await page.getByText('1 essai').waitFor();
          await hydrated(page);
          await page.getByRole('button', { name: 'Joint', exact: true }).click();
          await page.locator('.page-header').getByText('répondue').waitFor();
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
          const who = { ...candidate(`write.${rank}`), prenom: `Nora${'abcd'[rank]}` };
          const token = await ask(page, 'Écrire un message', who);
          const notice = (await toCentre(new RegExp(`Nouveau message.*${who.prenom} K`)))[0];
          await page.goto(server.url + linkOf(notice, '/reponse/'));
          await hydrated(page);
          await page.getByRole('button', { name: 'Envoyer la réponse' }).click();
          await page.getByText('À remplir').first().waitFor();
          await page.getByLabel('Votre réponse').fill('Bonjour, venez mercredi !');
          await page.getByRole('button', { name: 'Envoyer la réponse' }).click();
          await page.locator('.messages').getByText('venez mercredi').waitFor();
          const answer = await toCandidate(who, /vous a répondu/);
          assert.match(answer.text, /venez mercredi/);
          await page.goto(server.url + linkOf(answer, '/suivi/'));
          await hydrated(page);
          await page.locator('.messages').getByText('venez mercredi').waitFor();
          await page.locator('#completer summary').click();
          await page.getByLabel('Ajouter un message').fill('Merci, à mercredi.');
          await page.getByRole('button', { name: 'Envoyer au CFA' }).click();
          await page.locator('.messages').getByText('à mercredi.').waitFor();
          await toCentre(new RegExp(`${who.prenom} K. a écrit de nouveau`));
          assert.ok(token);
        },
        { statuses: [422] },
      ));

    test(`a slot is proposed by the mail's link and taken ${name}`, () =>
      withPage(browser, way, async (page) => {
        const who = { ...candidate(`slot.${rank}`), prenom: `Rita${'abcd'[rank]}` };
        await ask(page, 'Être rappelé', who);
        const notice = (await toCentre(new RegExp(`demande de rappel.*${who.prenom} K`)))[0];
        await page.goto(server.url + linkOf(notice, '/reponse/'));
        await hydrated(page);
        const slot = page.getByLabel('Créneau libre');
        await slot.selectOption({ index: 8 });
        await page.getByLabel('Quelques mots').fill('Je vous attends.');
        await page.getByRole('button', { name: 'Garder et proposer' }).click();
        await page.getByRole('heading', { name: 'Créneaux proposés' }).waitFor();
        const mail = await toCandidate(who, /vous propose un rendez-vous/);
        assert.match(mail.text, /Je vous attends\./);
        await page.goto(server.url + linkOf(mail, '/rdv/coordonnees'));
        await hydrated(page);
        assert.equal(await page.locator('#coordonnees [name=prenom]').inputValue(), who.prenom, 'what the centre knows');
        await likeAPerson();
        await page.getByRole('button', { name: 'Réserver ce créneau' }).click();
        await confirmed(page);
      }));
  }

  test('an expired or unknown link leads to a new one, and withdrawing tells the centre', () =>
    withPage(
      browser,
      WAYS[0],
      async (page) => {
        const who = { ...candidate('gone'), prenom: 'Wanda' };
        const token = await ask(page, 'Écrire un message', who);
        await page.goto(`${server.url}/reponse/inconnu`);
        await page.getByRole('heading', { level: 1, name: 'Ce lien ne marche pas, ou plus' }).waitFor();
        await page.goto(`${server.url}/suivi/${token}`);
        await hydrated(page);
        await page.locator('#retirer summary').click();
        await page.getByRole('button', { name: 'Retirer ma demande' }).click();
        await page.getByText('Votre demande est retirée.').waitFor();
        await toCentre(/Demande retirée : Wanda K\./);
      },
      { statuses: [404] },
    ));

  test('the same wish again is told, and what was typed stays', () =>
    withPage(
      browser,
      WAYS[0],
      async (page) => {
        const who = { ...candidate('twice'), prenom: 'Tessa' };
        await ask(page, 'Être rappelé', who);
        await page.goto(server.url + training);
        await hydrated(page);
        await page.locator('.ways').getByRole('link', { name: 'Être rappelé' }).click();
        await page.locator('#coordonnees').waitFor();
        await hydrated(page);
        await fill(page, who);
        await page.getByLabel('Dès que possible').check();
        await likeAPerson();
        await page.locator('.bottom-bar button').click();
        await page.getByText('Vous avez déjà demandé à être rappelé').waitFor();
        assert.equal(await page.locator('#coordonnees [name=prenom]').inputValue(), 'Tessa');
      },
      { statuses: [409] },
    ));

  test('a robot that follows every link of every mail changes nothing', async () => {
    let before;
    await withPage(browser, WAYS[0], async (page) => {
      const who = { ...candidate('scanned'), prenom: 'Sonia' };
      const token = await ask(page, 'Être rappelé', who);
      await toCentre(/demande de rappel.*Sonia K/);
      before = await (await fetch(`${server.url}/suivi/${token}`)).text();
      const links = new Set((await server.mails()).flatMap((mail) => [...mail.text.matchAll(/https?:\/\/[^\s>)]+/g)].map(([link]) => link)));
      const ours = [...links].filter((link) => link.startsWith(server.url));
      assert.ok(ours.length > 5, 'there are links to follow');
      for (const link of ours) {
        for (let round = 0; round < 3; round += 1) {
          for (const method of ['GET', 'HEAD']) await (await fetch(link, { method })).arrayBuffer();
        }
      }
      const state = (html) => /<main[\s\S]*?<\/main>/.exec(html)[0].replace(/data-hk="[^"]*"/g, '');
      const now = await (await fetch(`${server.url}/suivi/${token}`)).text();
      assert.equal(state(now), state(before));
      assert.doesNotMatch(now, /Le CFA a lu/);
    });
  });

  test('the queue: found, opened, answered, taken back, by mouse and keyboard', () =>
    withPage(browser, { viewport: DESK }, async (page) => {
      const who = { ...candidate('queue'), prenom: 'Quentin' };
      await ask(page, 'Écrire un message', who);
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
      await page.locator('.rows a.row').first().waitFor();
      await page.locator('h1').click();
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: /Quentin/ }).waitFor();
      await hydrated(page);
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
      await page.locator('.page-header').getByText('répondue').waitFor();
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
      await hydrated(page);
      await looked(page);
      await page.locator('#nom-reponse').fill('Bonjour');
      await page.locator('#texte-reponse').fill('Bonjour {prénom}, merci.');
      await page.getByRole('button', { name: 'Ajouter cette réponse' }).click();
      await page.getByText('C’est enregistré.').waitFor();
    }));
});
