// Somebody of a centre: from the invitation to the account, codes, a forgotten password.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { DESK, PHONE, WAYS, hydrated, withPage } from './support/browser.mjs';
import { axe, noSideScroll, oneHeading, valid } from './support/checks.mjs';
import { openHouse } from './support/staff.mjs';

const PASSWORD = 'lampe bleue sous la pluie';
const OTHER_PASSWORD = 'trois girafes violettes';
/** The first centre of the demonstration: `server demo` names its manager first. */

describe('an account', { concurrency: false }, () => {
  let server;
  let browser;
  let demo;
  let close;
  before(async () => {
    ({ server, browser, demo, close } = await openHouse());
  });
  after(() => close?.());

  /** The path of a new invitation. */
  async function invitation(email, role = 'advisor') {
    const link = await server.command('admin', 'invite', '--email', email, '--centre', demo.slug, '--role', role);
    return new URL(link.trim()).pathname;
  }

  async function logIn(page, email, password) {
    await page.goto(`${server.url}/connexion`);
    await hydrated(page);
    await page.getByLabel('Adresse e-mail').fill(email);
    await page.getByLabel('Mot de passe', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Se connecter' }).click();
  }

  /** Accepts an invitation as a newcomer, and arrives on the dashboard. */
  async function accept(page, path, name = 'Awa Sow') {
    await page.goto(server.url + path);
    await hydrated(page);
    await page.getByLabel('Prénom et nom').fill(name);
    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Créer mon compte' }).click();
    await page.waitForURL(`**/gestion/${demo.slug}`);
    await hydrated(page);
  }

  for (const [rank, { name, ...way }] of WAYS.entries()) {
    test(`begins with an invitation, and is left and come back to ${name}`, () =>
      withPage(
        browser,
        way,
        async (page) => {
          const email = `awa.${rank}@example.org`;
          const path = await invitation(email);
          await page.goto(server.url + path);
          await hydrated(page);
          await page.getByLabel('Prénom et nom').fill('Awa Sow');
          await page.getByLabel('Mot de passe', { exact: true }).fill('motdepasse2027');
          await page.getByRole('button', { name: 'Créer mon compte' }).click();
          await page.locator('.field__error').getByText('Trop facile à deviner').waitFor();
          assert.equal(await page.getByLabel('Prénom et nom').inputValue(), 'Awa Sow', 'the name was lost');
          await accept(page, path);
          await page.getByRole('heading', { level: 1 }).waitFor();

          await page.goto(`${server.url}/compte`);
          await hydrated(page);
          await page.getByRole('button', { name: 'Se déconnecter', exact: true }).first().click();
          await page.waitForURL('**/connexion');
          await page.goto(`${server.url}/compte`);
          await page.waitForURL('**/connexion?retour=*');
          await hydrated(page);
          await page.getByLabel('Adresse e-mail').fill(email);
          await page.getByLabel('Mot de passe', { exact: true }).fill(OTHER_PASSWORD);
          await page.getByRole('button', { name: 'Se connecter' }).click();
          await page.locator('.field__error').getByText('ne convient pas').waitFor();
          await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
          await page.getByRole('button', { name: 'Se connecter' }).click();
          await page.waitForURL('**/compte');
          await hydrated(page);
          await page.getByText('cet appareil').waitFor();
        },
        { statuses: [422] },
      ));
  }

  test('asks for a code once codes are on, and takes a recovery code', () =>
    withPage(browser, { viewport: DESK }, async (page) => {
      await accept(page, await invitation('codes@example.org'));
      await page.goto(`${server.url}/compte`);
      await hydrated(page);
      await page.getByRole('button', { name: 'Activer les codes' }).click();
      const key = (await page.locator('.qr__key').textContent()).replaceAll(' ', '');
      await page.getByRole('img', { name: 'Code QR de la clé' }).waitFor();
      await page.getByLabel('Code', { exact: true }).fill(codeOf(key));
      await page.getByLabel('Mot de passe actuel').and(page.locator('#codes-mot_de_passe')).fill(PASSWORD);
      await page.getByRole('button', { name: 'Activer', exact: true }).click();
      await page.locator('.recovery code').first().waitFor();
      const recovery = await page.locator('.recovery code').allTextContents();
      assert.equal(recovery.length, 10);
      await page.getByRole('button', { name: 'Je les ai gardés' }).click();
      await page.getByText('Il vous reste 10 codes de secours.').waitFor();
      await page.getByRole('button', { name: 'Se déconnecter', exact: true }).first().click();
      await page.waitForURL('**/connexion');
      await logIn(page, 'codes@example.org', PASSWORD);
      await page.waitForURL('**/connexion/code?*');
      await hydrated(page);
      await page.getByLabel('Code', { exact: true }).fill('000000');
      await page.getByRole('button', { name: 'Continuer' }).click();
      await page.locator('.field__error').getByText('Ce code ne convient pas').waitFor();
      await page.getByLabel('Code', { exact: true }).fill(recovery[3].toUpperCase());
      await page.getByRole('button', { name: 'Continuer' }).click();
      await page.waitForURL('**/gestion');
    }));

  for (const { name, ...way } of [WAYS[0], WAYS[3]]) {
    test(`gets another password by the mail ${name}`, () =>
      withPage(browser, way, async (page) => {
        const email = `oubli.${way.javaScriptEnabled}@example.org`;
        await accept(page, await invitation(email));
        // Another page first: what the dashboard still asks for would be refused once the cookie is gone.
        await page.goto(`${server.url}/`);
        await hydrated(page);
        await page.context().clearCookies();
        await page.goto(`${server.url}/connexion`);
        await hydrated(page);
        await page.getByRole('link', { name: /Mot de passe oublié/ }).click();
        await page.getByRole('heading', { level: 1, name: 'Mot de passe oublié' }).waitFor();
        await hydrated(page);
        await page.getByLabel('Adresse e-mail').fill(email);
        await page.getByRole('button', { name: 'Recevoir le lien' }).click();
        await page.getByText('Regardez vos messages').waitFor();
        const mail = await lastMail(email, 'Choisir un nouveau mot de passe');
        const link = /https?:\S+\/mot-de-passe\/\S+/.exec(mail.text)[0];
        await page.goto(link);
        await hydrated(page);
        await page.getByLabel('Nouveau mot de passe').fill(OTHER_PASSWORD);
        await page.getByRole('button', { name: 'Changer le mot de passe' }).click();
        await page.waitForURL('**/connexion?change=1');
        await hydrated(page);
        await page.getByText('Votre mot de passe est changé').waitFor();
        await logIn(page, email, OTHER_PASSWORD);
        await page.waitForURL('**/gestion');
        await lastMail(email, 'Votre mot de passe a changé');
      }));
  }

  test('is invited, changed and removed by a manager', () =>
    withPage(
      browser,
      { viewport: DESK },
      async (page) => {
        await logIn(page, demo.email, demo.password);
        await page.waitForURL('**/gestion');
        await page.goto(`${server.url}/gestion/${demo.slug}/equipe`);
        await hydrated(page);
        await page.locator('summary', { hasText: /^Inviter/ }).click();
        const form = page.locator('form', { has: page.locator('#invitation-email') });
        await form.getByRole('button').click();
        await page.locator('.error-summary').waitFor();
        await form.getByLabel('Adresse e-mail').fill('noe@example.org');
        await form.getByLabel('Prénom et nom').fill('Noé Diallo');
        await form.getByLabel(/^accueil/).check();
        await form.getByRole('button', { name: 'Envoyer l’invitation' }).click();
        await page.locator('#fait').getByText('L’invitation est partie').waitFor();
        const mail = await lastMail('noe@example.org', 'vous invite');
        const link = /https?:\S+\/invitation\/\S+/.exec(mail.text)[0];

        const guest = await browser.newContext({ locale: 'fr-FR' });
        const other = await guest.newPage();
        await accept(other, new URL(link).pathname, 'Noé Diallo');
        await other.getByRole('link', { name: 'Aujourd’hui' }).waitFor();

        await page.reload();
        await hydrated(page);
        const line = page.locator('li.row', { hasText: 'noe@example.org' });
        await line.locator('summary', { hasText: 'Modifier' }).click();
        await line.locator('summary', { hasText: 'Retirer' }).click();
        await line.getByRole('button', { name: 'Retirer de l’équipe' }).click();
        await page.locator('#fait').getByText('La personne n’a plus accès').waitFor();
        const refused = await other.goto(`${server.url}/gestion/${demo.slug}`);
        assert.equal(refused.status(), 404);
        await guest.close();
      },
    ));

  test('the last manager stays', () =>
    withPage(browser, { viewport: PHONE }, async (page) => {
      await logIn(page, demo.email, demo.password);
      await page.waitForURL('**/gestion');
      await page.goto(`${server.url}/gestion/${demo.slug}/equipe`);
      await hydrated(page);
      const line = page.locator('li.row', { hasText: demo.email });
      await line.locator('summary', { hasText: 'Modifier' }).click();
      await line.getByLabel('Rôle').selectOption('advisor');
      await line.getByRole('button', { name: 'Enregistrer' }).click();
      await line.locator('.field__error').getByText('Le CFA garde au moins un gestionnaire').waitFor();
    }));

  const pages = {
    'log in': () => '/connexion',
    'forgotten password': () => '/mot-de-passe',
    'invitation': () => invitation('regard@example.org'),
    'invitation that is over': () => '/invitation/inconnue',
    'reset that is over': () => '/mot-de-passe/inconnu',
    'code that is over': () => '/connexion/code?suite=x',
  };
  for (const [name, at] of Object.entries(pages)) {
    test(`page of the way in: ${name}`, () => look(name, async () => at(), { statuses: [404] }));
  }
  for (const [name, at] of [['own account', () => '/compte']]) {
    test(`page for who is signed in: ${name}`, () => look(name, async () => at(), { signedIn: true }));
  }

  /** One heading, accessible, valid, no side scroll at 320 px and at a desk, in both colour schemes. */
  async function look(name, at, { statuses = [], signedIn = false } = {}) {
    const address = server.url + (await at());
    for (const viewport of [{ width: 320, height: 640 }, DESK]) {
      for (const colorScheme of ['light', 'dark']) {
        await withPage(
          browser,
          { viewport, colorScheme },
          async (page) => {
            if (signedIn) {
              await logIn(page, demo.email, demo.password);
              await page.waitForURL('**/gestion');
            }
            const answer = await page.goto(address);
            const html = await answer.text();
            await hydrated(page);
            await oneHeading(page);
            await axe(page);
            await noSideScroll(page);
            await valid(html, name);
            await page.evaluate(() => document.querySelectorAll('details').forEach((part) => (part.open = true)));
            await axe(page);
            await noSideScroll(page);
          },
          { statuses },
        );
      }
    }
  }

  async function lastMail(to, subject) {
    for (let tries = 0; tries < 200; tries += 1) {
      const mail = (await server.mails()).findLast((mail) => mail.to.includes(to) && mail.subject.includes(subject));
      if (mail) return mail;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error(`no mail “${subject}” to ${to}\n${server.said()}`);
  }
});

/** What a code program shows now: RFC 6238 over the key that was typed into it. */
function codeOf(key) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...key].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', secret).update(step).digest();
  const offset = digest[19] & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
