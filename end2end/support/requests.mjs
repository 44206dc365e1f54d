// Being called back and writing, as a person does, and what arrives in the mailboxes.
import assert from 'node:assert/strict';
import { hydrated } from './browser.mjs';
import { axe, noSideScroll, oneHeading } from './checks.mjs';
import { candidate, fill, likeAPerson, mailsWhere } from './journey.mjs';

/** What must hold of a page that somebody has arrived on. */
export async function looked(page) {
  await page.locator('h1').first().waitFor();
  await hydrated(page);
  await oneHeading(page);
  await noSideScroll(page);
  await axe(page);
}

/** Somebody of that first name; every one has a phone of their own, as the limits by phone ask. */
export function somebody(first) {
  const number = [...first].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 10_000, 7);
  const digits = String(number).padStart(4, '0');
  return { ...candidate(first.toLowerCase()), prenom: first, telephone: `06 39 98 ${digits.slice(0, 2)} ${digits.slice(2)}` };
}

/** The address of the first training of a centre's page. */
export async function firstTraining(server, slug) {
  const centre = await (await fetch(`${server.url}/centre/${slug}`)).text();
  return /href="(\/formation\/[^"]+)"/.exec(centre)[1];
}

/** From the training's page to the form of that way. */
export async function openForm(page, server, training, way) {
  await page.goto(server.url + training);
  await hydrated(page);
  await page.locator('.ways').getByRole('link', { name: way }).click();
  await page.locator('#coordonnees').waitFor();
  await looked(page);
}

/** Fills the form and sends it. */
export async function sendForm(page, way, who) {
  await fill(page, who);
  if (way === 'Être rappelé') await page.getByLabel('Dès que possible').check();
  await page.getByLabel('Votre message').fill('Bonjour, est-ce possible de venir voir ?');
  await likeAPerson();
  await page.locator('.bottom-bar button').click();
}

/** From the training's page to the page that says it is sent; answers the manage token. */
export async function ask(page, server, training, way, who) {
  await openForm(page, server, training, way);
  await sendForm(page, way, who);
  await page.waitForURL(/\/rdv\/confirmation\//);
  await looked(page);
  return decodeURIComponent(new URL(page.url()).pathname.split('/').pop());
}

/** The path of the first link of a mail that begins like this. */
export function linkOf(mail, path) {
  return new RegExp(`https?:\\S+(${path}\\S+)`).exec(mail.text)[1];
}

/** The first mail whose subject fits, to that person if one is given. */
export async function mailOf(server, subject, who) {
  const [mail] = await mailsWhere(server, (one) => subject.test(one.subject) && (!who || one.to.includes(who.email)));
  return mail;
}

/**
 * Follows every link of every mail so far three times by GET and HEAD, as a mailbox's guard does; answers how many pages of
 * requests are what they were.
 */
export async function robot(server) {
  const texts = (await server.mails()).map((mail) => mail.text);
  const found = texts.flatMap((text) => [...text.matchAll(/https?:\/\/[^\s>)]+/g)].map(([link]) => link));
  const ours = [...new Set(found)].filter((link) => link.startsWith(server.url));
  const pages = ours.filter((link) => /\/(suivi|reponse)\//.test(link));
  const main = (html) => /<main[\s\S]*?<\/main>/.exec(html)[0].replace(/data-hk="[^"]*"/g, '');
  const look = async (link) => main(await (await fetch(link)).text());
  const before = await Promise.all(pages.map(look));
  for (const link of ours) {
    for (let round = 0; round < 3; round += 1) {
      for (const method of ['GET', 'HEAD']) await (await fetch(link, { method })).arrayBuffer();
    }
  }
  for (const [rank, link] of pages.entries()) assert.equal(await look(link), before[rank], `after ${link} was followed`);
  return pages.length;
}
