// What must hold of every page, whichever way it is looked at.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DESK, PHONE, hydrated, launch, withPage } from './support/browser.mjs';
import { axe, noSideScroll, oneHeading, valid } from './support/checks.mjs';
import { book, candidate, deskInRennes, hold } from './support/journey.mjs';
import { firstTraining, linkOf, mailOf, sendForm, somebody } from './support/requests.mjs';
import { startServer } from './support/server.mjs';
import { managerOf } from './support/staff.mjs';

/** The narrowest width of WCAG 2.2, 1.4.10. */
const NARROW = { width: 320, height: 640 };
const SCRIPTLESS = { javaScriptEnabled: false, viewport: DESK };

/** Every page by name; the addresses are known once the server runs. */
const PAGES = [
  { name: 'search', at: () => '/' },
  { name: 'search with results', at: () => '/?q=cuisine&lieu=Bourges&rayon=60' },
  { name: 'search with nothing near', at: () => '/?q=cuisine&lieu=Brest&rayon=10' },
  { name: 'search without results', at: () => '/?q=astronaute' },
  { name: 'search in a place that is not known', at: () => '/?q=cuisine&lieu=Nullepartville' },
  { name: 'training', at: (known) => known.training },
  { name: 'centre', at: (known) => known.centre },
  { name: 'desk', at: (known) => known.desk },
  { name: 'desk with a day', at: (known) => known.day },
  { name: 'details', at: (known) => known.details },
  { name: 'details of a hold that is not known', at: () => '/rdv/coordonnees?reservation=inconnue', status: 404 },
  { name: 'confirmation', at: (known) => known.confirmation },
  { name: 'manage', at: (known) => known.manage },
  { name: 'moving', at: (known) => `${known.manage}/deplacer` },
  { name: 'own data', at: (known) => `${known.manage}/donnees` },
  { name: 'own data of a link that is not known', at: () => '/suivi/inconnu/donnees', status: 404 },
  { name: 'manage after cancelling', at: (known) => known.cancelled },
  { name: 'manage link that is not known', at: () => '/suivi/inconnu', status: 404 },
  { name: 'asking to be called back', at: (known) => known.callback },
  { name: 'writing', at: (known) => known.enquiry },
  { name: 'call-back sent', at: (known) => known.sent },
  { name: 'call-back followed', at: (known) => known.followed },
  { name: 'call-back that nobody answered yet', at: (known) => `${known.followed}?reponse=non` },
  { name: 'answering by link', at: (known) => known.answer },
  { name: 'answering by a link that is not known', at: () => '/reponse/inconnu', status: 404 },
  { name: 'personal data', at: () => '/donnees-personnelles' },
  { name: 'accessibility', at: () => '/accessibilite' },
  { name: 'not found', at: () => '/nulle-part', status: 404 },
  // It shows each component several times, page headers too, out of the forms and pages that they belong to.
  {
    name: 'gallery',
    at: () => '/dev/composants',
    headings: 'several',
    except: ['no-dup-id', 'unique-landmark', 'landmark-unique', 'wcag/h32'],
  },
  { name: 'mails', at: () => '/dev/courriels' },
  { name: 'mail', at: (known) => known.mail },
];

describe('every page', { concurrency: false }, () => {
  let server;
  let browser;
  let known;
  before(async () => {
    server = await startServer();
    browser = await launch();
    known = await lookAround(server, browser);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const { name, at, status = 200, headings, except } of PAGES) {
    const statuses = status === 200 ? [] : [status];
    const open = async (page) => {
      const answer = await page.goto(new URL(at(known), server.url).href);
      assert.equal(answer.status(), status);
      await hydrated(page);
      if (headings !== 'several') await oneHeading(page);
      for (const viewport of [NARROW, DESK, PHONE]) {
        await page.setViewportSize(viewport);
        await noSideScroll(page);
      }
    };

    test(`${name}: sent whole and valid`, async () => {
      const answer = await fetch(new URL(at(known), server.url));
      assert.equal(answer.status, status);
      assert.match(answer.headers.get('content-type') ?? '', /^text\/html/);
      await valid(await answer.text(), at(known), except);
    });

    test(`${name}: fits and is accessible in a living page, light on a phone, dark on a desk`, () =>
      withPage(
        browser,
        { viewport: PHONE },
        async (page) => {
          await open(page);
          await axe(page, except);
          await page.setViewportSize(DESK);
          await page.emulateMedia({ colorScheme: 'dark' });
          await axe(page, except);
        },
        { statuses },
      ));

    test(`${name}: fits and is accessible without JavaScript, dark on a phone`, () =>
      withPage(
        browser,
        { viewport: PHONE, javaScriptEnabled: false, colorScheme: 'dark' },
        async (page) => {
          await open(page);
          await axe(page, except);
        },
        { statuses },
      ));
  }
});

/** Books, cancels and holds, so that every page has something to show. */
async function lookAround(server, browser) {
  const desk = await deskInRennes(server);
  const key = encodeURIComponent(new URL(desk).searchParams.get('cleMinistereEducatif'));
  const training = `/formation/${key}`;
  const centre = /href="(\/centre\/[^"]+)"/.exec(await (await fetch(server.url + training)).text())[1];
  const known = { training, centre, desk };
  await withPage(browser, SCRIPTLESS, async (page) => {
    const first = await book(page, desk, SCRIPTLESS, candidate('shown'));
    known.confirmation = `/rdv/confirmation/${first.token}`;
    known.manage = `/suivi/${first.token}`;
    known.day = `${desk}&jour=${first.date}`;
    const second = await book(page, desk, SCRIPTLESS, candidate('cancelled'));
    known.cancelled = `/suivi/${second.token}`;
    await page.goto(server.url + known.cancelled);
    await page.locator('#annuler summary').click();
    await page.getByRole('button', { name: 'Annuler mon rendez-vous' }).click();
    await page.getByText('Annulé', { exact: true }).waitFor();
    await hold(page, desk, SCRIPTLESS);
    known.details = page.url();
    const { slug } = managerOf(server);
    const own = await firstTraining(server, slug);
    for (const [name, way] of [['callback', 'Être rappelé'], ['enquiry', 'Écrire un message']]) {
      await page.goto(server.url + own);
      known[name] = await page.locator('.ways').getByRole('link', { name: way }).getAttribute('href');
    }
    await page.goto(server.url + known.callback);
    await sendForm(page, 'Être rappelé', somebody('Ines'));
    await page.waitForURL(/confirmation/);
    known.sent = new URL(page.url()).pathname;
    known.followed = `/suivi/${known.sent.split('/').pop()}`;
    known.answer = linkOf(await mailOf(server, /demande de rappel.*Ines K/), '/reponse/');
    await page.goto(`${server.url}/dev/courriels`);
    known.mail = await page.locator('a[href^="/dev/courriels/"]').first().getAttribute('href');
  });
  return known;
}
