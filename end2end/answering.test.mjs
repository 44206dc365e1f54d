// A centre answers an appointment by the link of its mail; and mails that do not reach it.
import assert from 'node:assert/strict';
import { createHmac, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { DESK, WAYS, hydrated, launch, withPage } from './support/browser.mjs';
import { fill, hold, likeAPerson, bookButton } from './support/journey.mjs';
import { ask, firstTraining, linkOf, looked, mailOf, robot, somebody } from './support/requests.mjs';
import { startServer } from './support/server.mjs';
import { managerOf, signIn } from './support/staff.mjs';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

/** The mail provider reports that a mail to this address came back. */
async function bounce(server, email, messageId) {
  const [id, at] = [`msg_${randomUUID()}`, Math.floor(Date.now() / 1000)];
  const body = JSON.stringify({ type: 'bounce', email, permanent: true, message_id: messageId });
  const key = Buffer.from(SECRET.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64');
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(at),
    'webhook-signature': `v1,${signature}`,
  };
  const answer = await fetch(`${server.url}/hooks/courriel`, { method: 'POST', headers, body });
  assert.equal(answer.status, 200, await answer.text());
}

describe('the centre’s mailbox', { concurrency: false }, () => {
  let server;
  let browser;
  let demo;
  let training;
  before(async () => {
    server = await startServer({ MAIL_HOOK_SECRET: SECRET });
    browser = await launch();
    demo = managerOf(server);
    training = await firstTraining(server, demo.slug);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const [rank, { name, ...way }] of WAYS.entries()) {
    test(`an appointment that waits is confirmed, then called off, by the link ${name}`, () =>
      withPage(browser, way, async (page) => {
        const who = somebody(`Anna${'abcd'[rank]}`);
        await hold(page, `${server.url}/c/${demo.slug}/visite-atelier`, way, { day: rank });
        await fill(page, who);
        await likeAPerson();
        await bookButton(page).click();
        await page.waitForURL(/\/rdv\/confirmation\//);
        const token = decodeURIComponent(new URL(page.url()).pathname.split('/').pop());
        const notice = await mailOf(server, new RegExp(`${who.prenom} K`));
        const link = linkOf(notice, '/reponse/');

        await page.goto(server.url + link);
        await looked(page);
        await page.locator('.page-header').getByText('À confirmer').waitFor();
        await page.getByRole('button', { name: 'Confirmer le rendez-vous' }).click();
        await page.locator('.page-header').getByText('Réservé').waitFor();
        await page.locator('#fait').waitFor();
        await looked(page);
        await mailOf(server, /confirmé/, who);

        await page.locator('summary', { hasText: 'Annuler le rendez-vous' }).click();
        await page.getByLabel('Pourquoi').fill('L’atelier est fermé ce jour-là.');
        await page.getByRole('button', { name: 'Annuler et prévenir' }).click();
        await page.locator('.page-header').getByText('Annulé').waitFor();
        await looked(page);
        const told = await mailOf(server, /annulé/, who);
        assert.match(told.text, /atelier est fermé/);
        await page.goto(`${server.url}/suivi/${token}`);
        await page.getByText('annulé').first().waitFor();
      }));

    test(`a mail to the centre comes back: the candidate is told how else to reach it ${name}`, () =>
      withPage(browser, way, async (page) => {
        const who = somebody(`Boris${'abcd'[rank]}`);
        const token = await ask(page, server, training, 'Être rappelé', who);
        if (rank === 0) {
          const notice = await mailOf(server, new RegExp(`demande de rappel.*${who.prenom} K`));
          const whole = await readFile(join(server.folder, 'mails', `${notice.id}.eml`), 'latin1');
          await bounce(server, notice.to, /^message-id:\s*<(.+)>/im.exec(whole)[1]);
        }
        // From then on nothing is sent there, and who asks is told at once.
        const told = await mailOf(server, /pas arriv|joindre/, who);
        assert.match(told.text, /n’est pas arrivé/);
        await page.goto(server.url + linkOf(told, '/suivi/'));
        await looked(page);
        await page.getByText(/n’est pas arrivé/).first().waitFor();
        assert.ok(token);
      }));
  }

  test('the dashboard says which address takes no mail', () =>
    withPage(browser, { viewport: DESK }, async (page) => {
      await signIn(page, server, demo);
      await page.goto(`${server.url}/gestion/${demo.slug}`);
      await hydrated(page);
      await page.getByText('nos e-mails n’y arrivent pas').waitFor();
      await looked(page);
    }));

  test('a robot that follows every link of all these mails changes nothing', async () => {
    assert.ok((await robot(server)) > 8, 'there are requests to follow');
  });
});
