// The main journey, walked in every way: a catalogue is imported, a training found, a slot booked, mails arrive, it is cancelled.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { join } from 'node:path';
import { WAYS, hydrated, launch, withPage } from './support/browser.mjs';
import { instant, readInvitation } from './support/ical.mjs';
import { bookButton, candidate, chooseHour, confirmed, fill, isFree, likeAPerson, mailsWhere, nextMonth, openDay, search } from './support/journey.mjs';
import { startServer } from './support/server.mjs';

const CATALOGUE = join(import.meta.dirname, 'fixtures', 'catalogue.json');
/** The contact that the imported record names. */
const CENTRE = 'guitares@cfa-bretagne.example.org';

describe('from a catalogue to a booked slot and back', { concurrency: false }, () => {
  let server;
  let browser;
  before(async () => {
    server = await startServer();
    // The rest of the demonstration is missing from this catalogue, which the import rightly finds strange.
    await server.command('import', 'catalogue', CATALOGUE, '--force');
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const [n, way] of WAYS.entries()) {
    const { name, ...options } = way;
    test(`a candidate finds, books and cancels ${name}`, () =>
      withPage(browser, options, (page) => journey(page, server, way, candidate(`journey${n}`)), { statuses: [422] }));
  }
});

async function journey(page, server, way, who) {
  const desk = await find(page, server);
  const { date, start } = await choose(page, desk, way);
  assert.equal(await isFree(desk, date, start), false, 'what is held is hidden from others');

  await refuseWhatIsWrong(page, server, way, who);
  await page.locator('[name=telephone]').fill(who.telephone);
  await likeAPerson();
  await bookButton(page).click();
  const token = await confirmed(page);

  const invitation = await invited(server, who, start);
  const link = manageLink(invitation.mail);
  assert.equal(new URL(link).pathname.split('/').pop(), token, 'the mail leads to the same appointment');
  assert.equal(await isFree(desk, date, start), false, 'what is booked is hidden from others');

  await page.goto(link);
  await hydrated(page);
  await sameFile(page, invitation.event);
  await cancel(page);
  assert.equal(await isFree(desk, date, start), true, 'what was cancelled is free again');
  await cancelled(server, who, invitation.event);
}

async function find(page, server) {
  await search(page, server, 'guitares', 'Rennes');
  await page.getByRole('status').getByText('1 formation').waitFor();
  await page.getByRole('link', { name: /guitares/i }).click();
  await page.getByRole('heading', { level: 1, name: /guitares/i }).waitFor();
  await hydrated(page);
  await page.getByRole('link', { name: /Prendre rendez-vous/ }).first().click();
  await page.waitForURL(/\/rdv\?cleMinistereEducatif=/);
  await page.locator('.month__title').waitFor();
  await hydrated(page);
  return page.url();
}

async function choose(page, desk, way) {
  await nextMonth(page);
  const date = await openDay(page);
  return { date, start: await chooseHour(page, way) };
}

/** An empty form, then a telephone that is none: said at the fields and in a summary that has the focus; nothing typed is lost. */
async function refuseWhatIsWrong(page, server, way, who) {
  const before = (await server.mails()).length;
  await likeAPerson();
  await bookButton(page).click();
  await summary(page, ['prenom', 'nom', 'email', 'sujets']);

  await fill(page, { ...who, telephone: '12' });
  await page.locator('[name=message]').fill('Bonjour </textarea><script>alert(1)</script> & à bientôt');
  await likeAPerson();
  await bookButton(page).click();
  await summary(page, ['telephone']);
  for (const name of ['prenom', 'nom', 'email']) assert.equal(await page.locator(`[name=${name}]`).inputValue(), who[name]);
  assert.equal(await page.locator('[name=telephone]').inputValue(), '12');
  assert.equal(await page.locator('[name=message]').inputValue(), 'Bonjour </textarea><script>alert(1)</script> & à bientôt');
  assert.equal(await page.locator('[name=sujets]').first().isChecked(), true);
  assert.equal((await server.mails()).length, before, 'nothing was booked');
}

async function summary(page, fields) {
  const head = page.locator('.error-summary');
  await page.locator(`.error-summary a[href="#${fields[0]}"]`).waitFor();
  await hydrated(page);
  const links = await head.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href').slice(1)));
  assert.deepEqual(links, fields);
  for (const field of fields) assert.equal(await page.locator(`#${field}-error`).isVisible(), true, `${field} says what is wrong`);
  assert.equal(await head.evaluate((element) => element === document.activeElement), true, 'the summary has the focus');
}

async function invited(server, who, start) {
  const [mail] = await mailsWhere(server, (one) => one.to.includes(who.email));
  const { method, event } = readInvitation(mail.calendar.body);
  assert.equal(method, 'REQUEST');
  assert.equal(mail.calendar.method, 'REQUEST');
  assert.equal(event.get('DTSTART'), instant(start));
  assert.match(event.get('ATTENDEE'), new RegExp(`mailto:${who.email}`, 'i'));
  assert.notEqual(event.get('STATUS'), 'CANCELLED');
  const [told] = await mailsWhere(server, (one) => one.to.includes(CENTRE) && one.calendar?.body.includes(event.get('UID').slice(0, 20)));
  assert.equal(readInvitation(told.calendar.body).event.get('DTSTART'), instant(start));
  assert.doesNotMatch(told.subject, new RegExp(who.nom), 'no whole name in the subject of a shared mailbox');
  return { mail, event };
}

function manageLink(mail) {
  const link = /https?:\/\/\S+\/suivi\/[^\s<>"]+/.exec(mail.text);
  assert.ok(link, `no manage link in\n${mail.text}`);
  return link[0];
}

async function sameFile(page, event) {
  const href = await page.getByRole('link', { name: 'Fichier pour tout agenda (.ics)' }).getAttribute('href');
  const answer = await page.request.get(new URL(href, page.url()).href);
  assert.equal(answer.status(), 200);
  assert.match(answer.headers()['content-type'], /^text\/calendar/);
  const file = readInvitation(await answer.text());
  for (const name of ['UID', 'DTSTART', 'DTEND']) assert.equal(file.event.get(name), event.get(name), name);
}

async function cancel(page) {
  await page.locator('#annuler summary').click();
  await page.locator('[name=motif]').fill('J’ai trouvé une entreprise');
  await page.getByRole('button', { name: 'Annuler mon rendez-vous' }).click();
  await page.getByText('Annulé', { exact: true }).waitFor();
  await page.locator('#fait').getByText('C’est annulé.').waitFor();
  assert.equal(await page.locator('#fait').evaluate((element) => element === document.activeElement), true, 'what was done is read first');
  await hydrated(page);
  assert.equal(await page.locator('#annuler').count(), 0, 'what is cancelled cannot be cancelled again');
}

async function cancelled(server, who, invited) {
  for (const to of [who.email, CENTRE]) {
    const isIt = (one) => one.to.includes(to) && one.calendar?.method === 'CANCEL' && one.calendar.body.includes(invited.get('UID').slice(0, 20));
    const [mail] = await mailsWhere(server, isIt);
    const { method, event } = readInvitation(mail.calendar.body);
    assert.equal(method, 'CANCEL');
    assert.equal(event.get('UID'), invited.get('UID'), 'the same event');
    assert.ok(Number(event.get('SEQUENCE')) > Number(invited.get('SEQUENCE')), 'a higher sequence');
    assert.equal(event.get('STATUS'), 'CANCELLED');
  }
}
