// What must hold of every page: one heading of the first rank, accessible, valid.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4'];
const validator = new HtmlValidate(new FileSystemConfigLoader());

/**
 * Fails with one line per element that axe finds wrong. On a page that was loaded without JavaScript, it is switched on while
 * axe reads: what the page would have run was passed over when it was parsed, and stays so.
 */
export async function axe(page) {
  // A world of its own is out of the reach of the page's content security policy.
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setScriptExecutionDisabled', { value: false });
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
  await evaluate(session, contextId, await readFile(AXE, 'utf8'));
  const found = await evaluate(
    session,
    contextId,
    `axe.run(document, { runOnly: ${JSON.stringify(TAGS)}, resultTypes: ['violations'] }).then(({ violations, testEngine }) => JSON.stringify({
       version: testEngine.version,
       lines: violations.flatMap((rule) => rule.nodes.map((node) => rule.id + ': ' + rule.help + ' → ' + node.html.slice(0, 160)
         + ' ' + (node.any.concat(node.all, node.none)[0]?.message ?? ''))),
     }))`,
  );
  await session.detach();
  const { version, lines } = JSON.parse(found);
  assert.ok(version, 'axe did not run');
  assert.deepEqual(lines, [], `axe on ${page.url()}`);
}

/** Fails with one line per fault of the text that the server sent. */
export async function valid(html, address) {
  const report = await validator.validateString(html, 'end2end/page.html');
  const lines = report.results.flatMap((result) =>
    result.messages.filter((message) => message.severity === 2).map((message) => `${message.line}:${message.column} ${message.ruleId}: ${message.message}`),
  );
  assert.deepEqual(lines, [], `HTML of ${address}`);
}

/** Exactly one `h1`, with words in it. */
export async function oneHeading(page) {
  const headings = await page.locator('h1').allTextContents();
  assert.equal(headings.length, 1, `h1 on ${page.url()}: ${JSON.stringify(headings)}`);
  assert.notEqual(headings[0].trim(), '', `an empty h1 on ${page.url()}`);
}

/** Nothing sticks out to the side. */
export async function noSideScroll(page) {
  const session = await page.context().newCDPSession(page);
  const { cssLayoutViewport, cssContentSize } = await session.send('Page.getLayoutMetrics');
  await session.detach();
  assert.ok(
    cssContentSize.width <= cssLayoutViewport.clientWidth,
    `${page.url()} is ${cssContentSize.width} px wide in ${cssLayoutViewport.clientWidth}`,
  );
}

async function evaluate(session, contextId, expression) {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    contextId,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}
