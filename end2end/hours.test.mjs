// When a centre receives: hours of every week with their preview, closures and what they touch, and why there is no slot.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DESK, hydrated, withPage } from './support/browser.mjs';
import { axe } from './support/checks.mjs';
import { openHouse, signIn } from './support/staff.mjs';

/** The date of a day from now, as date fields take it. */
const day = (n) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10);
/** The date of the Sunday after next: nobody of the demonstration receives on Sundays. */
const sunday = () => day(14 - new Date().getUTCDay());

describe('the hours of a centre', { concurrency: false }, () => {
  let server;
  let browser;
  let demo;
  let close;
  before(async () => {
    ({ server, browser, demo, close } = await openHouse());
  });
  after(() => close?.());

  const part = (name) => `${server.url}/gestion/${demo.slug}/${name}`;

  async function signedIn(options, use, expected) {
    await withPage(
      browser,
      options,
      async (page) => {
        await signIn(page, server, demo);
        await hydrated(page);
        await use(page);
      },
      expected,
    );
  }

  async function openPart(page, name) {
    await page.goto(part(name));
    await hydrated(page);
  }

  /** How many slots candidates are offered on a day. */
  async function offered(page, date) {
    await page.goto(`${server.url}/c/${demo.slug}/premier-echange?mois=${date.slice(0, 7)}&jour=${date}`);
    await hydrated(page);
    return page.locator('#creneaux button[name=creneau]').count();
  }

  test('hours are previewed as they are typed, saved, and offered at once', () =>
    signedIn({ viewport: DESK }, async (page) => {
      const date = sunday();
      await openPart(page, 'horaires');
      await page.getByRole('button', { name: 'Ajouter des heures' }).click();
      assert.equal(await page.evaluate(() => document.activeElement.id), 'formulaire', 'the focus is on the form');
      await page.getByLabel('dimanche').check();
      await page.getByLabel('De', { exact: true }).fill('9h');
      await page.getByLabel('À', { exact: true }).fill('8h');
      await page.getByRole('button', { name: 'Enregistrer ces heures' }).click();
      await page.locator('.field__error').getByText('La fin doit venir après le début').waitFor();
      assert.equal(await page.getByLabel('De', { exact: true }).inputValue(), '9h', 'what was typed is kept');
      await page.getByLabel('À', { exact: true }).fill('11h');
      await page.locator('.preview__days > li').last().getByText('4 créneaux').waitFor();
      await page.getByRole('button', { name: 'Enregistrer ces heures' }).click();
      await page.locator('#fait').getByText('C’est enregistré').waitFor();
      await page.getByText('Tous les dimanches, 9 h – 11 h').first().waitFor();
      assert.equal(await offered(page, date), 4);

      await openPart(page, 'horaires');
      await page.getByRole('button', { name: 'Supprimer : Tous les dimanches' }).click();
      await page.locator('.editing').getByRole('button', { name: 'Supprimer ces heures' }).click();
      await page.locator('#fait').waitFor();
      await page.getByText('Tous les dimanches, 9 h – 11 h', { exact: true }).waitFor({ state: 'detached' });
    }));

  test('a closure asks about the appointments in it, and calls them off in one step', () =>
    signedIn({ viewport: DESK }, async (page) => {
      await openPart(page, 'fermetures');
      await page.getByRole('button', { name: 'Ajouter une fermeture' }).click();
      await page.getByLabel('Premier jour').fill(day(1));
      await page.getByLabel('Dernier jour').fill(day(30));
      await page.getByLabel('Pourquoi').fill('Travaux </textarea><script>alert(1)</script>');
      await page.getByRole('button', { name: 'Enregistrer la fermeture' }).click();
      await page.locator('#concernes').waitFor();
      assert.equal(await page.evaluate(() => document.activeElement.id), 'concernes', 'the focus is on the question');
      const n = await page.locator('.asking .choice').count();
      assert.ok(n > 0, 'the demonstration has appointments in the coming month');
      await axe(page);
      await page.getByRole('button', { name: 'garder tous les rendez-vous' }).click();
      await page.locator('#fait').waitFor();
      await page.locator('.rule').filter({ hasText: 'Travaux' }).getByText('maintenu').waitFor();

      const mails = (await server.mails()).length;
      await page.getByText('Annuler et prévenir').first().click();
      await page.getByRole('button', { name: 'Annuler ceux cochés et prévenir' }).click();
      await page.locator('.field__error').getByText('À remplir').waitFor();
      await page.getByLabel('Message aux candidats').fill('Le CFA est fermé pour travaux.');
      await page.getByRole('button', { name: 'Annuler ceux cochés et prévenir' }).click();
      await page.locator('#fait').getByText('prévenu').waitFor();
      const sent = (await server.mailsOnceThereAre(mails + n)).slice(mails);
      assert.ok(sent.some((mail) => mail.text.includes('Le CFA est fermé pour travaux.')), 'the candidates read why');
      await page.getByRole('button', { name: /^Supprimer : Travaux/ }).click();
      await page.locator('.rule').filter({ hasText: 'Travaux' }).waitFor({ state: 'detached' });
    }));

  test('the explainer names the reason of a hole, in words too', () =>
    signedIn({ viewport: DESK }, async (page) => {
      const date = sunday();
      await openPart(page, `pourquoi?jour=${date}`);
      await page.getByText('Aucune heure ne tombe ce jour-là.').first().waitFor();
      await page.getByRole('link', { name: 'Ajouter des heures' }).first().click();
      await page.waitForURL('**/horaires?*');
      await page.getByRole('heading', { level: 1, name: 'Horaires' }).waitFor();
    }));

  test('the keyboard alone adds an absence', () =>
    signedIn({ viewport: DESK }, async (page) => {
      await openPart(page, 'horaires');
      await press(page, '#ajouter-absence');
      await typed(page, '#pourquoi', 'Formation au clavier');
      // A date field is filled part by part, which depends on the browser's language: its value is set as a script does.
      await page.locator('#premier-jour').fill(day(40));
      await press(page, '.editing button[type=submit]');
      await page.locator('#fait').waitFor();
      await page.getByText('Formation au clavier').waitFor();
    }));
});

/** Tabs on until the focus is on what matches; fails after the whole page was walked through. */
async function reach(page, selector) {
  for (let n = 0; n < 200; n += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`the keyboard does not reach ${selector} on ${page.url()}`);
}

async function typed(page, selector, text) {
  await reach(page, selector);
  await page.keyboard.type(text);
}

async function press(page, selector, key = 'Enter') {
  await reach(page, selector);
  await page.keyboard.press(key);
}
