// A server of the test's own: the built program, a new SQLite file, a free port, mails in a folder.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '..', '..');
const PATIENCE = 60_000;

/**
 * Starts the program. Demonstration data is loaded by the program itself, because the database is empty.
 * @param {Record<string, string>} settings environment on top of the defaults
 */
export async function startServer(settings = {}) {
  const program = process.env.SERVER ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, 'target'), 'debug', 'server');
  if (!existsSync(program)) throw new Error(`${program} is not built: make bundle`);
  const folder = await mkdtemp(join(tmpdir(), 'rdv-end2end-'));
  const listen = `127.0.0.1:${await freePort()}`;
  const environment = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    DATABASE_URL: `sqlite://${join(folder, 'rdv.db')}`,
    DEV: 'true',
    LISTEN: listen,
    LOG: 'info',
    MAIL_DIR: join(folder, 'mails'),
    // Tests come from one address and are quicker than people.
    RATE_LIMIT: '0',
    SITE_DIR: process.env.SITE_DIR ?? join(ROOT, 'target', 'site'),
    ...settings,
  };
  const child = spawn(program, ['serve'], { cwd: ROOT, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let logged = '';
  child.stdout.on('data', (text) => (said += text));
  child.stderr.on('data', (text) => {
    said += text;
    logged += text;
  });

  const server = {
    url: `http://${listen}`,
    folder,
    /** What the program wrote so far. */
    said: () => said,
    /** Runs a sub-command on the same database and settings; answers what it printed. */
    command: (...words) => run(program, words, environment),
    /** The mails written so far, oldest first: id, to, subject, text, html, calendar. */
    mails: () => readMails(environment.MAIL_DIR),
    /** Waits until `count` mails have been written. */
    async mailsOnceThereAre(count) {
      for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(50)) {
        const mails = await server.mails();
        if (mails.length >= count) return mails;
      }
      throw new Error(`fewer than ${count} mails within ${PATIENCE} ms\n${said}`);
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        const left = once(child, 'exit');
        if ((await Promise.race([left, pause(10_000, 'late', { ref: false })])) === 'late') child.kill('SIGKILL');
      }
      await rm(folder, { recursive: true, force: true });
      masked(logged);
    },
  };
  try {
    await ready(server.url, child, () => said);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}

/** The log names nobody: no address, no phone, nothing that was typed in a journey, no link. */
function masked(log) {
  const kept = [/[\w.+-]+@[\w-]+\.\w+/, /\+33\d{9}|\b0\d([ .]?\d\d){4}\b/, /kaci-besson/i, /\/(suivi|reponse|invitation|mot-de-passe)\/[\w.-]+/];
  for (const line of log.split('\n')) {
    const found = kept.map((pattern) => pattern.exec(line)?.[0]).find(Boolean);
    if (found) throw new Error(`the log tells “${found}”:\n${line}`);
  }
}

async function ready(url, child, said) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(50)) {
    if (child.exitCode !== null) throw new Error(`the server stopped with ${child.exitCode}\n${said()}`);
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error(`the server is not ready after ${PATIENCE} ms\n${said()}`);
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

async function run(program, words, environment) {
  const child = spawn(program, words, { cwd: ROOT, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let wrong = '';
  child.stdout.on('data', (text) => (out += text));
  child.stderr.on('data', (text) => (wrong += text));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`server ${words.join(' ')} ended with ${code}\n${out}${wrong}`);
  return out;
}

async function readMails(folder) {
  const names = existsSync(folder) ? (await readdir(folder)).filter((name) => name.endsWith('.json')).sort() : [];
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'))));
}
