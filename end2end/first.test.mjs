// A new manager, from the invitation to a first slot that a candidate can take, led by what the pages say.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { DESK, PHONE, hydrated, launch, withPage } from './support/browser.mjs';
import { axe, noSideScroll, oneHeading } from './support/checks.mjs';
import { startServer } from './support/server.mjs';

const CATALOGUE = join(import.meta.dirname, 'fixtures', 'catalogue.json');
/** Centres of which nothing but the catalogue's record is there, with valid numbers of nobody. */
const NEW = [
  { siret: '99900077100017', name: 'CFA des Deux Vallées', slug: 'cfa-des-deux-vallees-rennes', options: { viewport: DESK } },
  { siret: '99970001600010', name: 'CFA du Marais', slug: 'cfa-du-marais-rennes', options: { viewport: PHONE, colorScheme: 'dark' } },
];

describe('a new centre', { concurrency: false }, () => {
  let server;
  let browser;
  before(async () => {
    server = await startServer();
    const [record] = JSON.parse(await readFile(CATALOGUE, 'utf8'));
    const records = NEW.map(({ siret, name }) => {
      const own = { cle_ministere_educatif: record.cle_ministere_educatif.replaceAll(record.etablissement_formateur_siret, siret) };
      for (const field of Object.keys(record)) {
        if (field.endsWith('_siret')) own[field] = siret;
        if (field.endsWith('_enseigne') || field.endsWith('_raison_sociale')) own[field] = name;
      }
      return { ...record, ...own };
    });
    const file = join(server.folder, 'new.json');
    await writeFile(file, JSON.stringify(records));
    await server.command('import', 'catalogue', file, '--force');
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const { name, slug, options } of NEW) {
    test(`${name} can be booked five minutes after the invitation, at ${options.viewport.width} px`, () =>
      withPage(browser, options, async (page) => {
        let n = 0;
        const seen = async () => {
          await oneHeading(page);
          await noSideScroll(page);
          await axe(page);
          n += 1;
          const folder = process.env.SCREENSHOTS;
          if (folder) await page.screenshot({ path: join(folder, `first-${options.viewport.width}-${n}.png`), fullPage: true });
        };
        const today = async () => {
          await page.goto(`${server.url}/gestion/${slug}`);
          await hydrated(page);
        };
        const step = async (label) => {
          await today();
          await seen();
          await page.getByRole('link', { name: label }).click();
          await page.waitForURL((url) => url.pathname !== `/gestion/${slug}`);
          await hydrated(page);
        };
        const link = await server.command('admin', 'invite', '--email', `${slug}@example.org`, '--centre', slug, '--role', 'manager');
        await page.goto(server.url + new URL(link.trim()).pathname);
        await hydrated(page);
        await page.getByLabel('Prénom et nom').fill('Awa Sow');
        await page.getByLabel('Mot de passe', { exact: true }).fill('trois-grands-chênes-verts');
        await page.getByRole('button', { name: 'Créer mon compte' }).click();
        await page.getByRole('heading', { name: 'Vos premiers rendez-vous en trois étapes' }).waitFor();

        await step('Ouvrir l’équipe');
        await page.getByText('Ajouter une personne ou une salle').click();
        await page.getByLabel('Nom', { exact: true }).last().fill('Lucie Marchand');
        await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
        await page.getByText('C’est ajouté').waitFor();
        await seen();

        await step('Définir les horaires');
        await page.getByRole('button', { name: 'Ajouter des heures' }).click();
        for (const day of ['lundi', 'mardi', 'jeudi']) await page.getByLabel(day, { exact: true }).check();
        await page.getByLabel('De', { exact: true }).fill('9h');
        await page.getByLabel('À', { exact: true }).fill('12h');
        await seen();
        await page.getByRole('button', { name: 'Enregistrer ces heures' }).click();
        await page.locator('#fait').waitFor();
        await seen();

        await step('Créer un motif');
        await page.getByLabel('Nom du motif').fill('Premier échange');
        await seen();
        await page.getByRole('button', { name: 'Créer le motif' }).click();
        await page.waitForURL('**/motifs/premier-echange');

        await today();
        await page.getByRole('heading', { name: 'Tout est prêt' }).waitFor();
        await seen();
        await page.getByRole('link', { name: 'Voir la page publique' }).click();
        await page.waitForURL(`**/centre/${slug}`);
        await page.goto(`${server.url}/c/${slug}/premier-echange`);
        await hydrated(page);
        assert.ok((await page.locator('#creneaux button[name=creneau]').count()) > 0, 'a slot can be taken');
        await seen();
      }));
  }
});
