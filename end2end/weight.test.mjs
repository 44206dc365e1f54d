// What a candidate downloads before the booking page lives.
import assert from 'node:assert/strict';
import { get } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { deskInRennes } from './support/journey.mjs';
import { startServer } from './support/server.mjs';

/** Bytes, as they travel. */
const LIMIT = 350_000;

describe('weight', () => {
  let server;
  before(async () => {
    server = await startServer();
  });
  after(() => server?.stop());

  test('the booking page with its style, script and wasm stays under the limit', async (t) => {
    const desk = await deskInRennes(server);
    const html = await (await fetch(desk)).text();
    const parts = [...new Set([...html.matchAll(/\/pkg\/[^"'\s)]+\.(?:js|wasm|css)/g)].map(([path]) => server.url + path))];
    assert.equal(parts.length, 3, `style, script, wasm: ${parts}`);
    let sum = 0;
    for (const address of [desk, ...parts]) {
      const bytes = await weigh(address);
      t.diagnostic(`${bytes} bytes ${address === desk ? 'page' : address.split('.').at(-1)}`);
      sum += bytes;
    }
    t.diagnostic(`${sum} bytes together, of ${LIMIT}`);
    assert.ok(sum < LIMIT, `${sum} bytes`);
  });
});

/** The bytes of the body as sent to a browser that takes brotli. */
function weigh(address) {
  return new Promise((resolve, reject) => {
    get(address, { headers: { 'accept-encoding': 'br' } }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk) => (bytes += chunk.length));
      answer.on('end', () => (answer.headers['content-encoding'] === 'br' ? resolve(bytes) : reject(new Error(`${address} is not compressed`))));
    }).on('error', reject);
  });
}
