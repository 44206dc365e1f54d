// A manager makes an appointment type from nothing; a candidate sees its slots on the public page.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DESK, PHONE, hydrated, withPage } from './support/browser.mjs';
import { openHouse, signIn } from './support/staff.mjs';

describe('appointment types, sites, settings', { concurrency: false }, () => {
  let server;
  let browser;
  let demo;
  let close;
  before(async () => {
    ({ server, browser, demo, close } = await openHouse());
  });
  after(() => close?.());

  /** Signs the manager in and opens a part of the dashboard. */
  async function open(page, part) {
    await signIn(page, server, demo);
    await page.goto(`${server.url}/gestion/${demo.slug}/${part}`);
    await hydrated(page);
  }

  for (const viewport of [DESK, PHONE]) {
    test(`a type made of a name is on the public page at ${viewport.width} px`, () =>
      withPage(browser, { viewport }, async (page) => {
        const name = `Visite ${viewport.width}`;
        await open(page, 'motifs');
        await page.getByRole('link', { name: 'Nouveau motif' }).click();
        await page.waitForURL('**/motifs/nouveau');
        await hydrated(page);
        await page.getByRole('button', { name: 'Créer le motif' }).click();
        // The summary has the focus and leads to the field.
        const summary = page.locator('.error-summary');
        await summary.waitFor();
        await summary.getByRole('link').first().click();
        assert.equal(await page.evaluate(() => document.activeElement?.id), 'nom');
        await page.getByLabel('Nom du motif').fill(name);
        await page.getByLabel('Durée, en minutes').fill('45');
        await page.getByText(/créneaux?, dans les 14 jours/).waitFor();
        await page.getByRole('button', { name: 'Créer le motif' }).click();
        await page.waitForURL(`**/motifs/visite-${viewport.width}`);
        await page.getByText('C’est enregistré').waitFor();

        await page.goto(`${server.url}/c/${demo.slug}/visite-${viewport.width}`);
        await hydrated(page);
        await page.locator('button[name=creneau]').first().waitFor();
      }));
  }

  test('what is typed outlives an error, and a folded field opens to show it', () =>
    withPage(browser, { viewport: DESK }, async (page) => {
      await open(page, 'motifs/nouveau');
      await page.getByLabel('Nom du motif').fill('Essai');
      await page.getByText('Textes et rappels pour le candidat').click();
      await page.getByLabel(/Texte avant la réservation/).fill('Bonjour </textarea><script>');
      await page.getByText('Créneaux', { exact: true }).click();
      await page.getByLabel(/Un créneau toutes les/).fill('0');
      await page.getByText('Créneaux', { exact: true }).click();
      await page.getByRole('button', { name: 'Créer le motif' }).click();
      await page.locator('#pas-error').waitFor({ state: 'visible' });
      assert.equal(await page.getByLabel('Nom du motif').inputValue(), 'Essai');
      assert.equal(await page.getByLabel(/Texte avant la réservation/).inputValue(), 'Bonjour </textarea><script>');
    }));

  test('the order is changed with the keyboard, and the focus stays on the button', () =>
    withPage(browser, { viewport: DESK }, async (page) => {
      await open(page, 'motifs');
      const names = () => page.locator('ol.types .type__name').allTextContents();
      const [first, second] = await names();
      const button = page.getByRole('button', { name: `Descendre « ${first} »` });
      await button.focus();
      await page.keyboard.press('Enter');
      await page.getByText(`« ${first} » est maintenant en place 2`).waitFor({ state: 'attached' });
      assert.deepEqual((await names()).slice(0, 2), [second, first]);
      await page.waitForFunction(() => document.activeElement?.id.startsWith('descendre-'));
      await page.reload();
      await hydrated(page);
      assert.deepEqual((await names()).slice(0, 2), [second, first], 'the order was not kept');
    }));

  test('an archived type is gone for candidates and comes back', () =>
    withPage(
      browser,
      { viewport: DESK },
      async (page) => {
        await open(page, 'motifs');
        const name = (await page.locator('ol.types .type__name').allTextContents()).at(-1);
        const address = await page.locator('ol.types .address a').last().getAttribute('href');
        await page.getByRole('button', { name: `Archiver ${name}` }).click();
        await page.getByRole('heading', { name: 'Motifs archivés' }).waitFor();
        const path = new URL(address).pathname;
        assert.equal((await fetch(server.url + path)).status, 404);
        await page.getByRole('button', { name: `Remettre en service ${name}` }).click();
        await page.getByText('est de nouveau proposé').waitFor();
        assert.equal((await fetch(server.url + path)).status, 200);
      },
      { statuses: [404] },
    ));

  test('a site takes the clock and the holidays of its commune', () =>
    withPage(browser, { viewport: DESK }, async (page) => {
      await open(page, 'sites?site=nouveau');
      await page.getByLabel('Nom du site').fill('Annexe');
      await page.getByLabel('Numéro et rue').fill('1 place de la République');
      await page.getByLabel('Code postal').fill('57000');
      await page.getByLabel('Ville', { exact: true }).fill('Metz');
      await page.getByRole('button', { name: 'Proposer d’après la ville' }).click();
      await page.getByText('Rempli pour Metz').waitFor();
      assert.equal(await page.getByLabel('Jours fériés').inputValue(), 'alsace-moselle');
      await page.getByLabel('Heure locale').selectOption('Indian/Reunion');
      await page.getByText('Changer l’heure locale déplace les horaires').waitFor();
      await page.getByLabel('Heure locale').selectOption('Europe/Paris');
      await page.getByRole('button', { name: 'Enregistrer' }).click();
      await page.getByRole('heading', { name: 'Annexe' }).waitFor();
    }));

  test('a colour that cannot be read is refused and a darker one is at hand', () =>
    withPage(browser, { viewport: DESK }, async (page) => {
      await open(page, 'reglages');
      await page.getByLabel(/Couleur de vos pages/).fill('#ffd000');
      await page.getByRole('button', { name: 'Enregistrer' }).click();
      await page.locator('#accent-error').getByText('Trop clair').waitFor();
      await page.getByRole('button', { name: /plus foncé/ }).click();
      await page.getByRole('button', { name: 'Enregistrer' }).click();
      await page.getByText('C’est enregistré').waitFor();
    }));
});
