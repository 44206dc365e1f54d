// The steps of a candidate, as a person takes them: by what the page says, never by its inner names where words will do.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { hydrated } from './browser.mjs';

/** The server takes a form sent back in less than this for a robot's. */
const PATIENCE_OF_THE_GUARD = 2_100;

/** Somebody who does not exist; phone from the range kept for fiction (ARCEP, decision 2018-0881). */
export function candidate(mark) {
  return { prenom: 'Lina', nom: 'Kaci-Besson', email: `lina.${mark}@example.org`, telephone: '06 39 98 12 34' };
}

/** The search page, filled and sent. */
export async function search(page, server, text, place = '') {
  await page.goto(server.url);
  await hydrated(page);
  const form = page.getByRole('search', { name: 'Chercher une formation' });
  await form.locator('[name=q]').fill(text);
  await form.locator('[name=lieu]').fill(place);
  await form.getByRole('button', { name: 'Chercher' }).click();
  await page.waitForURL((address) => address.searchParams.get('q') === text);
  await hydrated(page);
}

/** The address of the desk of the demonstration's centre in Rennes. */
export async function deskInRennes(server) {
  const found = await (await fetch(`${server.url}/?q=BTS&lieu=Rennes`)).text();
  const key = /href="\/formation\/([^"]+)"/.exec(found);
  assert.ok(key, 'no training in Rennes');
  return `${server.url}/rdv?cleMinistereEducatif=${key[1]}`;
}

/** The desk's next month: far enough for every rule about notice. */
export async function nextMonth(page) {
  const title = await page.locator('.month__title').textContent();
  await page.getByRole('link', { name: 'Mois suivant' }).click();
  await page.waitForFunction((before) => document.querySelector('.month__title')?.textContent !== before, title);
  await hydrated(page);
}

/** In the demonstration's centre in Rennes two advisors share the hours of Thursday and of no other day. */
const SHARED_DAY = 4;

/**
 * Opens the `n`-th free day of the month shown on which an advisor works alone, so that an hour taken is gone; answers its
 * date.
 */
export async function openDay(page, n = 0) {
  const days = await page.locator('a.day').evaluateAll((all) => all.map((day) => day.id.slice('day-'.length)));
  const date = days.filter((day) => new Date(`${day}T12:00:00Z`).getUTCDay() !== SHARED_DAY)[n];
  assert.ok(date, `no such day among ${days}`);
  await page.locator(`#day-${date}`).click();
  await page.waitForURL((address) => address.searchParams.get('jour') === date);
  // The address changes before the hours do.
  await page.locator(`#day-${date}[aria-current=date]`).waitFor();
  await page.locator('#creneaux button[name=creneau]').first().waitFor();
  await hydrated(page);
  return date;
}

/** Chooses a free hour of the day shown and goes on to the form; answers its start in epoch seconds. */
export async function chooseHour(page, { javaScriptEnabled }, n = 0) {
  const hour = page.locator('#creneaux button[name=creneau]').nth(n);
  const start = Number(await hour.getAttribute('value'));
  await hour.click();
  if (javaScriptEnabled) {
    await page.getByText(/gardé pour vous/).waitFor();
    assert.equal(await page.locator(`#creneaux button[value="${start}"]`).getAttribute('aria-pressed'), 'true');
    await page.getByRole('link', { name: 'Continuer' }).click();
  }
  await page.waitForURL(/\/rdv\/coordonnees\?reservation=/);
  await page.locator('#coordonnees').waitFor();
  await hydrated(page);
  return start;
}

/** From the desk's address to the form of a slot of next month. */
export async function hold(page, desk, way, { day = 0, hour = 0 } = {}) {
  await page.goto(desk);
  await hydrated(page);
  await nextMonth(page);
  const date = await openDay(page, day);
  const start = await chooseHour(page, way, hour);
  return { date, start };
}

/** Fills the form; every question of every type is left alone but the required ones. */
export async function fill(page, who) {
  for (const name of ['prenom', 'nom', 'email', 'telephone']) await page.locator(`#coordonnees [name=${name}]`).fill(who[name]);
  await page.keyboard.press('Tab');
  await page.locator('#coordonnees [name=sujets]').first().check();
}

/** Nobody fills a form in two seconds: waits out what the guard asks of the form that stands here. */
export function likeAPerson() {
  return pause(PATIENCE_OF_THE_GUARD);
}

/** The button of the form. */
export function bookButton(page) {
  return page.getByRole('button', { name: 'Réserver ce créneau' });
}

/** Waits for the confirmation; answers the manage token of its address. */
export async function confirmed(page) {
  await page.waitForURL(/\/rdv\/confirmation\//);
  await page.getByRole('heading', { level: 1, name: 'Votre rendez-vous est réservé' }).waitFor();
  await hydrated(page);
  return decodeURIComponent(new URL(page.url()).pathname.split('/').pop());
}

/** Everything from the desk to the confirmation. */
export async function book(page, desk, way, who, where) {
  const held = await hold(page, desk, way, where);
  await fill(page, who);
  await likeAPerson();
  await bookButton(page).click();
  return { ...held, token: await confirmed(page) };
}

/** Waits for the mails that `wanted` picks, until there are `count`. */
export async function mailsWhere(server, wanted, count = 1) {
  for (const end = Date.now() + 20_000; Date.now() < end; await pause(100)) {
    const mails = (await server.mails()).filter(wanted);
    if (mails.length >= count) return mails;
  }
  const there = (await server.mails()).map((mail) => `${mail.to}: ${mail.subject} ${mail.calendar?.method ?? ''}`);
  throw new Error(`fewer than ${count} such mails among\n${there.join('\n')}\n${server.said()}`);
}

/** Whether somebody new is offered that start. */
export async function isFree(desk, date, start) {
  const page = await (await fetch(`${desk}&jour=${date}`)).text();
  return page.includes(`value="${start}"`);
}
