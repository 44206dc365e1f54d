// What people really do: press twice, come late, reload, go back, follow broken links.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DESK, PHONE, hydrated, launch, withPage } from './support/browser.mjs';
import { book, bookButton, candidate, confirmed, deskInRennes, fill, hold, isFree, likeAPerson, mailsWhere, nextMonth, openDay } from './support/journey.mjs';
import { startServer } from './support/server.mjs';

/** A living page on a desk, a plain one on a phone. */
const LIVING = { name: 'with JavaScript', javaScriptEnabled: true, viewport: DESK };
const PLAIN = { name: 'without JavaScript', javaScriptEnabled: false, viewport: PHONE };
const BOTH = [LIVING, PLAIN];

describe('what goes wrong in real life', { concurrency: false }, () => {
  let server;
  let browser;
  let desk;
  before(async () => {
    server = await startServer();
    browser = await launch();
    desk = await deskInRennes(server);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });
  const visit = ({ name, ...options }, use, statuses = []) => withPage(browser, options, use, { statuses });

  for (const way of BOTH) {
    test(`pressing twice books once and mails once ${way.name}`, () =>
      visit(way, async (page) => {
        const who = candidate(`twice.${way.javaScriptEnabled}`);
        await hold(page, desk, way);
        await fill(page, who);
        await likeAPerson();
        await bookButton(page).dblclick();
        await confirmed(page);
        await onlyOneMail(server, who);
      }));

    test(`whoever comes late to a slot is told at once and offered the nearest ${way.name}`, () =>
      visit(
        way,
        async (late) => {
          await late.goto(desk);
          await hydrated(late);
          await nextMonth(late);
          await openDay(late);
          await visit(LIVING, (quick) => book(quick, desk, LIVING, candidate(`quick.${way.javaScriptEnabled}`)));
          await late.locator('#creneaux button[name=creneau]').first().click();
          await late.locator('#refus').getByText('Ce créneau vient d’être pris').waitFor();
          await hydrated(late);
          if (way.javaScriptEnabled) await hasFocus(late.locator('#refus'));
          await late.locator('#autres-creneaux button[name=creneau]').first().click();
          if (way.javaScriptEnabled) await late.getByRole('link', { name: 'Continuer' }).click();
          await late.waitForURL(/\/rdv\/coordonnees\?reservation=/);
          await hydrated(late);
        },
        [409],
      ));

    test(`whoever lost the slot while writing keeps every word ${way.name}`, () =>
      visit(
        way,
        async (slow) => {
          const who = candidate(`slow.${way.javaScriptEnabled}`);
          const { date, start } = await hold(slow, desk, way, { day: 1 });
          await fill(slow, who);
          await giveUp(slow, way);
          assert.equal(await isFree(desk, date, start), true, 'the oldest of four holds was released');
          await visit(LIVING, (quick) => book(quick, desk, LIVING, candidate(`quicker.${way.javaScriptEnabled}`), { day: 1 }));
          await bookButton(slow).click();
          await slow.locator('#refus').getByText('Ce créneau vient d’être pris').waitFor();
          await hydrated(slow);
          await keeps(slow, who);
          await slow.locator('#autres-creneaux button[name=creneau]').last().click();
          await slow.locator('#refus').waitFor({ state: 'detached' });
          await slow.locator('#coordonnees').waitFor();
          await hydrated(slow);
          await keeps(slow, who);
        },
        [409],
      ));

    test(`a manage link that nobody knows answers 404 and says what to do ${way.name}`, () =>
      visit(way, (page) => notThere(page, `${server.url}/suivi/inconnu`, /Ce lien ne marche pas/), [404]));

    test(`a training that nobody knows answers 404 with a search box ${way.name}`, () =>
      visit(
        way,
        async (page) => {
          for (const address of ['/formation/inconnue', '/rdv?cleMinistereEducatif=inconnue', '/centre/inconnu']) {
            await notThere(page, server.url + address, /n’existe pas/);
            await page.getByRole('search').getByRole('searchbox').waitFor();
          }
        },
        [404],
      ));

    test(`a hold that nobody knows answers 404 and leads back to the search ${way.name}`, () =>
      visit(
        way,
        async (page) => {
          await notThere(page, `${server.url}/rdv/coordonnees?reservation=inconnue`, 'Ce créneau n’est plus gardé');
          await page.getByRole('main').getByRole('link', { name: 'Chercher une autre formation' }).click();
          await page.getByRole('search').waitFor();
          await hydrated(page);
        },
        [404],
      ));

    test(`the older address of partners shows the same desk ${way.name}`, () =>
      visit(way, async (page) => {
        await page.goto(desk.replace('/rdv?', '/rdva?'));
        await hydrated(page);
        await page.locator('.month__title').waitFor();
      }));

    test(`what a partner's address says about the candidate stands in the form ${way.name}`, () =>
      visit(way, async (page) => {
        const who = candidate(`prefill.${way.javaScriptEnabled}`);
        const said = new URLSearchParams({ ...who, profil: 'parent' });
        await hold(page, `${desk}&${said}`, way, { day: 1 });
        for (const name of ['prenom', 'nom', 'email', 'telephone']) {
          assert.equal(await page.locator(`[name=${name}]`).inputValue(), who[name], name);
        }
        assert.equal(await page.locator('[name=demandeur][value=parent]').isChecked(), true);
      }));
  }

  test('a reload in the middle of the form keeps what was typed', () =>
    visit(LIVING, async (page) => {
      const who = candidate('reload');
      await hold(page, desk, LIVING, { day: 1 });
      await fill(page, who);
      await page.locator('[name=message]').fill('Est-ce que je peux venir avec ma mère ?');
      await page.reload();
      await hydrated(page);
      await keeps(page, who);
      assert.equal(await page.locator('[name=message]').inputValue(), 'Est-ce que je peux venir avec ma mère ?');
    }));

  test('a press on a choice counts although the field that is left shows an error at that moment', () =>
    visit(LIVING, async (page) => {
      await hold(page, desk, LIVING, { day: 1 });
      await page.locator('[name=telephone]').fill('12');
      const subject = page.locator('[name=sujets]').first();
      await subject.scrollIntoViewIfNeeded();
      const { x, y, width, height } = await subject.boundingBox();
      await page.mouse.click(x + width / 2, y + height / 2, { delay: 80 });
      await page.locator('#telephone-error').waitFor();
      assert.equal(await subject.isChecked(), true);
    }));

  test('the way back after booking does not lead into the form that was sent', () =>
    visit(LIVING, async (page) => {
      await book(page, desk, LIVING, candidate('back'), { day: 2 });
      await page.goBack();
      await page.waitForURL((address) => address.pathname === '/rdv');
      await page.locator('.month__title').waitFor();
      await hydrated(page);
    }));

  test('going back to a form that was sent shows the same appointment and sends no other mail', () =>
    visit(PLAIN, async (page) => {
      const who = candidate('again');
      const { token } = await book(page, desk, PLAIN, who, { day: 2 });
      await page.goBack();
      assert.equal(await confirmed(page), token);
      await onlyOneMail(server, who);
    }));

  test('a key whose sharp was not escaped is put together again', () =>
    visit(
      LIVING,
      async (page) => {
        await page.goto(desk.replace('%23', '#'));
        await page.waitForURL((address) => address.search.includes('%23L'));
        await page.locator('.month__title').waitFor();
        await hydrated(page);
      },
      [404],
    ));
});

/** Takes three more slots as the same visitor in another tab: the oldest of four holds is released. */
async function giveUp(page, way) {
  const change = await page.getByRole('link', { name: 'Changer de créneau' }).getAttribute('href');
  const tab = await page.context().newPage();
  for (let n = 1; n <= 3; n += 1) {
    await tab.goto(new URL(change, page.url()).href);
    await hydrated(tab);
    await openDay(tab, 3);
    await tab.locator('#creneaux button[name=creneau]').first().click();
    if (way.javaScriptEnabled) await tab.getByText(/gardé pour vous/).waitFor();
    else await tab.waitForURL(/\/rdv\/coordonnees/);
  }
  await tab.close();
}

async function keeps(page, who) {
  for (const name of ['prenom', 'nom', 'email', 'telephone']) {
    assert.equal(await page.locator(`[name=${name}]`).inputValue(), who[name], `${name} is kept`);
  }
  assert.equal(await page.locator('[name=sujets]').first().isChecked(), true, 'the subject is kept');
}

async function notThere(page, address, heading) {
  const answer = await page.goto(address);
  assert.equal(answer.status(), 404);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  await hydrated(page);
}

async function hasFocus(locator) {
  assert.equal(await locator.evaluate((element) => element === document.activeElement), true, `${locator} has the focus`);
}

/** The centre's mail is the last of a booking: when it is there, every other is. */
async function onlyOneMail(server, who) {
  const [mail] = await mailsWhere(server, (one) => one.to.includes(who.email));
  const uid = /^UID:(.{8,60})/m.exec(mail.calendar.body)[1];
  await mailsWhere(server, (one) => !one.to.includes(who.email) && one.calendar?.body.includes(uid));
  assert.equal((await server.mails()).filter((one) => one.to.includes(who.email)).length, 1, 'one mail');
}
