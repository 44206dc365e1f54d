// A manager of the demonstration, and the way in.
import assert from 'node:assert/strict';
import { DESK, hydrated, launch, withPage } from './browser.mjs';
import { startServer } from './server.mjs';

/** The first centre of the demonstration: the server names its manager first. */
const LOGIN = /manager\s+(\S+)\s+(\S+)\s+\(.*: \/gestion\/(\S+)\)/;

/** The manager that the server of a test printed: address, password, and the centre's slug. */
export function managerOf(server) {
  const [, email, password, slug] = LOGIN.exec(server.said()) ?? [];
  assert.ok(slug, `no login was printed\n${server.said()}`);
  return { email, password, slug };
}

/** Signs somebody in; the page is then one of the dashboard. */
export async function signIn(page, server, { email, password }) {
  await page.goto(`${server.url}/connexion`);
  await hydrated(page);
  await page.getByLabel('Adresse e-mail').fill(email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.waitForURL(/\/gestion/);
}

/** What the tests of the centre's side begin with: a server of the demonstration, a browser, the manager; `close` ends both. */
export async function openHouse() {
  const server = await startServer();
  try {
    const browser = await launch();
    const close = async () => {
      await browser.close();
      await server.stop();
    };
    return { server, browser, close, demo: managerOf(server) };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** The cookies of the manager once signed in, for pages that begin there. */
export async function cookiesOf({ server, browser, demo }) {
  let cookies;
  await withPage(browser, { viewport: DESK }, async (page) => {
    await signIn(page, server, demo);
    cookies = await page.context().cookies();
  });
  return cookies;
}
