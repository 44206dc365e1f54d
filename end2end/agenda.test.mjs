// The agenda of a centre: by mouse, by keyboard, by form; what is refused goes back; paper; nobody is left out.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DESK, hydrated, withPage } from './support/browser.mjs';
import { axe } from './support/checks.mjs';
import { cookiesOf, openHouse } from './support/staff.mjs';

/** Five minutes, in pixels of the grid. */
const ROW = 5;

describe('the agenda', { concurrency: false }, () => {
  let server;
  let browser;
  let demo;
  let close;
  let cookies;
  before(async () => {
    const house = await openHouse();
    ({ server, browser, demo, close } = house);
    cookies = await cookiesOf(house);
  });
  after(() => close?.());

  /** A page of somebody who is signed in. */
  const signedIn = (options, use, expected) =>
    withPage(
      browser,
      options,
      async (page) => {
        await page.context().addCookies(cookies);
        await use(page);
      },
      expected,
    );
  const address = (rest = '') => `${server.url}/gestion/${demo.slug}/agenda${rest}`;

  /** A week to come, the next one first: nothing of it is over. Of everybody, or of one advisor. */
  async function comingWeek(page, rank = 0, advisor = undefined) {
    const monday = new Date(Date.now() + (((8 - (new Date().getUTCDay() || 7)) % 7 || 7) + 7 * rank) * 86_400_000);
    const whose = advisor ? `&conseillers=${advisor}` : '';
    await page.goto(address(`?jour=${monday.toISOString().slice(0, 10)}${whose}`));
    await hydrated(page);
    await page.locator('.week__column').first().waitFor();
  }
  const nextWeek = (page) => comingWeek(page);

  /** Opens the first coming week of an advisor in which an appointment has room below within the hours; that appointment. */
  async function roomyWeek(page) {
    for (let rank = 0; rank < 4; rank += 1) {
      for (const advisor of [1, 2, 3]) {
        await comingWeek(page, rank, advisor);
        const event = await withRoomBelow(page);
        if (event) return event;
      }
    }
    return assert.fail('no appointment with room below in four weeks');
  }

  /** The first appointment of the week below which the same column is free; its id and its place. */
  const withRoomBelow = (page) =>
    page.evaluate(() => {
      for (const column of document.querySelectorAll('.week__column')) {
        const events = [...column.querySelectorAll('.event')].map((event) => ({
          id: event.dataset.id,
          at: Number(/ at-(\d+)/.exec(event.className)[1]),
          until: Number(/ at-(\d+)/.exec(event.className)[1]) + Number(/ for-(\d+)/.exec(event.className)[1]),
        }));
        const shut = [...column.querySelectorAll('.shut')].map((one) => [Number(/ at-(\d+)/.exec(one.className)[1]), Number(/ at-(\d+)/.exec(one.className)[1]) + Number(/ for-(\d+)/.exec(one.className)[1])]);
        for (const event of events) {
          const [from, until] = [event.until, 2 * event.until - event.at + 6];
          const meets = ([a, b]) => a < until && from < b;
          const others = events.filter((other) => other.id !== event.id).map((other) => [other.at, other.until]);
          if (![...others, ...shut].some(meets)) return event;
        }
      }
      return undefined;
    });

  /** Drags by the mouse, in small steps as a hand does. */
  async function drag(page, from, by) {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    for (let step = 1; step <= 10; step += 1) await page.mouse.move(from.x + (by.x * step) / 10, from.y + (by.y * step) / 10);
  }

  /** Where an appointment is on the screen, once it is in the middle of it. */
  async function placeOf(page, id) {
    const event = page.locator(`.event[data-id="${id}"]`).first();
    await event.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    return event.boundingBox();
  }

  /** Meanwhile a colleague makes it five minutes longer, by the form on its own page. */
  async function lengthenedByColleague(page, event) {
    const other = await page.context().newPage();
    await other.goto(address(`/rdv/${event.id}`));
    await hydrated(other);
    await other.getByLabel('Durée en minutes').fill(String((event.until - event.at + 1) * 5));
    await other.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await other.locator('#fait').waitFor();
    await other.close();
  }

  /** Where an appointment begins, in rows. */
  const rowOf = (page, id) => page.locator(`.event[data-id="${id}"]`).first().getAttribute('class').then((all) => Number(/ at-(\d+)/.exec(all)[1]));

  test('an appointment is dragged, shown at once, and taken back', () =>
    signedIn({ viewport: DESK }, async (page) => {
      const event = await roomyWeek(page);
      const box = await placeOf(page, event.id);
      const rows = event.until + 6 - event.at;
      await drag(page, { x: box.x + box.width / 2, y: box.y + 8 }, { x: 0, y: rows * ROW });
      assert.equal(await page.locator('.event--ghost').count(), 1, 'it is shown where it would be');
      // The page does not wait for the answer: it is kept back until the appointment is seen in its new place.
      let release;
      const seen = new Promise((resolve) => (release = resolve));
      await page.route('**/fn/reschedule', async (route) => {
        await seen;
        await route.continue();
      });
      await page.mouse.up();
      await page.waitForFunction(
        ([id, at]) => document.querySelector(`.event[data-id="${id}"]`)?.classList.contains(`at-${at}`),
        [event.id, event.at + rows],
      );
      assert.equal(await page.getByText('déplacé au').count(), 0, 'nothing is said before it is done');
      release();
      await page.getByText('déplacé au').waitFor();
      await page.getByRole('button', { name: 'Annuler le déplacement' }).click();
      await page.getByText('remis au').waitFor();
      assert.equal(await rowOf(page, event.id), event.at);
      await page.reload();
      await hydrated(page);
      assert.equal(await rowOf(page, event.id), event.at, 'and it stays so');
    }));

  test('its lower edge changes its length', () =>
    signedIn({ viewport: DESK }, async (page) => {
      const event = await roomyWeek(page);
      const box = await placeOf(page, event.id);
      await drag(page, { x: box.x + box.width / 2, y: box.y + box.height - 3 }, { x: 0, y: 3 * ROW });
      await page.mouse.up();
      await page.getByText('dure maintenant').waitFor();
      const rows = await page.locator(`.event[data-id="${event.id}"]`).first().getAttribute('class').then((all) => / for-(\d+)/.exec(all)[1]);
      assert.equal(Number(rows), event.until - event.at + 3);
      await page.getByRole('button', { name: 'Annuler le déplacement' }).click();
      await page.getByText('remis au').waitFor();
    }));

  test('the keyboard moves it, sends nothing before Enter, and gives up on Escape', () =>
    signedIn({ viewport: DESK }, async (page) => {
      const event = await roomyWeek(page);
      const link = page.locator(`.event[data-id="${event.id}"]`).first();
      const sent = [];
      page.on('request', (request) => request.url().endsWith('/fn/reschedule') && sent.push(request));
      await link.focus();
      await page.keyboard.press('ArrowDown');
      await page.locator('.event--ghost').waitFor();
      await page.locator('[role=status]', { hasText: 'Entrée pour confirmer' }).waitFor({ state: 'attached' });
      await page.keyboard.press('Escape');
      assert.equal(await page.locator('.event--ghost').count(), 0);
      assert.equal(sent.length, 0, 'nothing was sent');
      const held = () => page.locator('.event--ghost').getAttribute('class').then((all) => Number(/ at-(\d+)/.exec(all)[1]));
      do await page.keyboard.press('ArrowDown');
      while ((await held()) < event.until);
      await page.keyboard.press('Enter');
      await page.getByText('déplacé au').waitFor();
      assert.equal(sent.length, 1);
      assert.equal(await page.evaluate(() => document.activeElement?.dataset.id), event.id, 'the focus goes with it');
      await page.getByRole('button', { name: 'Annuler le déplacement' }).click();
      await page.getByText('remis au').waitFor();
    }));

  test('what is overlapped is named, and put back when it is not insisted upon', () =>
    signedIn({ viewport: DESK }, async (page) => {
      await nextWeek(page);
      // Two of one advisor: a day's page has a column for each.
      const twoOfOne = () =>
        page.evaluate(() => {
          for (const column of document.querySelectorAll('.week__column')) {
            const events = [...column.querySelectorAll('.event')].map((event) => [event.dataset.id, Number(/ at-(\d+)/.exec(event.className)[1])]);
            if (events.length > 1) return events.slice(0, 2);
          }
          return undefined;
        });
      const days = await page.locator('.week__day a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      let pair;
      while (!pair) {
        assert.ok(days.length, 'an advisor has two appointments on one day of the week');
        await page.goto(server.url + days.shift());
        await hydrated(page);
        pair = await twoOfOne();
      }
      const [[first, at], [second, from]] = pair;
      const box = await placeOf(page, second);
      const drop = async () => {
        await drag(page, { x: box.x + box.width / 2, y: box.y + 8 }, { x: 0, y: (at - from) * ROW });
        await page.mouse.up();
        await page.getByRole('dialog').waitFor();
      };
      await drop();
      assert.match(await page.getByRole('dialog').textContent(), /reçoit/);
      await axe(page);
      await page.getByRole('button', { name: 'Choisir une autre heure' }).click();
      // Back where it was.
      await page.waitForFunction(([id, at]) => document.querySelector(`.event[data-id="${id}"]`)?.classList.contains(`at-${at}`), [second, from]);
      await drop();
      await page.getByRole('button', { name: 'Continuer quand même' }).click();
      await page.getByText('déplacé au').waitFor();
      assert.equal(await rowOf(page, second), await rowOf(page, first));
      await page.getByRole('button', { name: 'Annuler le déplacement' }).click();
      await page.getByText('remis au').waitFor();
    }));

  test('a refusal undoes the move and says why', () =>
    signedIn(
      { viewport: DESK },
      async (page) => {
        const event = await roomyWeek(page);
        // The page does not hear of it.
        await page.route('**/fn/agenda_pulse', () => {});
        await lengthenedByColleague(page, event);
        const box = await placeOf(page, event.id);
        await drag(page, { x: box.x + box.width / 2, y: box.y + 8 }, { x: 0, y: (event.until + 6 - event.at) * ROW });
        await page.mouse.up();
        await page.getByText('est intervenu entre-temps').waitFor();
        await page.waitForFunction(([id, at]) => document.querySelector(`.event[data-id="${id}"]`)?.classList.contains(`at-${at}`), [event.id, event.at]);
      },
      { statuses: [422] },
    ));

  test('an empty range opens the form there, which books for somebody', () =>
    signedIn({ viewport: DESK }, async (page) => {
      await nextWeek(page);
      await page.locator('.free').first().focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/agenda\/nouveau\?jour=/);
      await hydrated(page);
      assert.notEqual(await page.getByLabel('Heure', { exact: true }).inputValue(), '');
      await page.getByRole('button', { name: 'Prendre ce rendez-vous' }).click();
      await page.locator('.error-summary').waitFor();
      await axe(page);
      await page.getByLabel('Prénom').fill('Yanis');
      await page.getByLabel('Nom', { exact: true }).fill('Benali');
      await page.getByLabel('Adresse e-mail').fill('yanis.benali@example.org');
      await page.getByLabel('Note interne').fill('</textarea><script>window.broken = 1</script>');
      await page.getByRole('button', { name: 'Prendre ce rendez-vous' }).click();
      const asked = page.getByRole('button', { name: 'Continuer quand même' });
      const there = page.waitForURL(/\/agenda\/rdv\/\d+$/);
      await Promise.race([there, asked.click().catch(() => {})]);
      await there;
      await hydrated(page);
      await page.getByRole('heading', { level: 1, name: 'Yanis Benali' }).waitFor();
      assert.equal(await page.evaluate(() => window.broken), undefined);
      await page.reload();
      await hydrated(page);
      assert.equal(await page.getByLabel('Note interne').inputValue(), '</textarea><script>window.broken = 1</script>');
      assert.equal(await page.evaluate(() => window.broken), undefined);
      const mails = await server.mails();
      assert.ok(mails.some((mail) => mail.to === 'yanis.benali@example.org'), 'the candidate is told');
      await page.getByRole('button', { name: 'Annuler le rendez-vous' }).click();
      await page.getByRole('dialog').getByLabel('Pourquoi').fill('Essai');
      await page.getByRole('button', { name: 'Annuler et prévenir' }).click();
      await page.locator('#fait').waitFor();
      await page.getByText('Annulé', { exact: true }).first().waitFor();
    }));

  test('what a colleague does is seen without loading the page again', () =>
    signedIn({ viewport: DESK }, async (page) => {
      const event = await roomyWeek(page);
      await lengthenedByColleague(page, event);
      await page.bringToFront();
      await page.evaluate(() => window.dispatchEvent(new Event('focus')));
      await page.waitForFunction(
        ([id, rows]) => document.querySelector(`.event[data-id="${id}"]`)?.classList.contains(`for-${rows}`),
        [event.id, event.until - event.at + 1],
        { timeout: 20_000 },
      );
    }));

  test('without JavaScript everything is read', () =>
    signedIn({ viewport: DESK, javaScriptEnabled: false }, async (page) => {
      await page.goto(address());
      await page.locator('.week__column').first().waitFor();
      await page.getByRole('link', { name: 'Liste' }).click();
      await page.waitForURL(/vue=liste/);
      await page.locator('.agenda-row a').first().click();
      await page.getByRole('heading', { name: 'Historique' }).waitFor();
    }));

  test('on paper the week is black on white, without the frame', () =>
    signedIn({ viewport: DESK, colorScheme: 'dark' }, async (page) => {
      await nextWeek(page);
      await page.emulateMedia({ media: 'print' });
      const seen = await page.evaluate(() => ({
        nav: getComputedStyle(document.querySelector('.side-nav')).display,
        segments: getComputedStyle(document.querySelector('.segments')).display,
        ground: getComputedStyle(document.querySelector('.event')).backgroundColor,
        ink: getComputedStyle(document.querySelector('.event')).color,
      }));
      assert.deepEqual(seen, { nav: 'none', segments: 'none', ground: 'rgb(255, 255, 255)', ink: 'rgb(0, 0, 0)' });
    }));
});
