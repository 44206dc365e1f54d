// What must hold of every page: one heading of the first rank, accessible, valid.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4'];
const validator = new HtmlValidate(new FileSystemConfigLoader());

/** Fails with one line per element that axe finds wrong, with and without the page's own JavaScript; `except` names rules. */
export async function axe(page, except = []) {
  // A world of its own is out of the reach of the page's content security policy. Where the page has no JavaScript, that world
  // has no clock either: axe's pauses are cut short, and its answer is fetched in a second call.
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId: world } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
  await evaluate(session, world, await readFile(AXE, 'utf8'));
  await evaluate(
    session,
    world,
    `window.setTimeout = (then) => (then(), 0);
     axe.run(document, { preload: false, runOnly: ${JSON.stringify(TAGS)}, rules: Object.fromEntries(axe.getRules().filter((rule) => ${JSON.stringify(except)}.includes(rule.ruleId)).map((rule) => [rule.ruleId, { enabled: false }])), resultTypes: ['violations'] }, (fault, report) => {
       window.outcome = fault ? { fault: String(fault) } : {
         passes: report.passes.length,
         lines: report.violations.flatMap((rule) => rule.nodes.map((node) => rule.id + ': ' + rule.help + ' → '
           + node.html.slice(0, 160) + ' ' + (node.any.concat(node.all, node.none)[0]?.message ?? ''))),
       };
     });
     0`,
  );
  let outcome;
  for (const end = Date.now() + 15_000; !outcome && Date.now() < end; ) {
    outcome = await evaluate(session, world, 'window.outcome');
  }
  await session.detach();
  assert.ok(outcome?.passes > 0, `axe did not finish on ${page.url()}: ${outcome?.fault ?? 'no answer'}`);
  assert.deepEqual(outcome.lines, [], `axe on ${page.url()}`);
}

/** Fails with one line per fault of the text that the server sent; `except` names rules. */
export async function valid(html, address, except = []) {
  // The framework marks the places of its text with `<!>`, an empty comment to every browser (HTML standard, 13.2.5.43 and
  // 13.2.6), which the validator's own reader does not know.
  const report = await validator.validateString(html.replaceAll('<!>', '<!---->'), 'end2end/page.html');
  const lines = report.results.flatMap((result) =>
    result.messages.filter((message) => message.severity === 2 && !except.includes(message.ruleId)).map((message) => `${message.line}:${message.column} ${message.ruleId}: ${message.message}`),
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
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}
