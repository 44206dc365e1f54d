// A reader of iCalendar objects as strict as the strictest program: RFC 5545 to the letter, nothing guessed.
import assert from 'node:assert/strict';

const INSTANT = /^\d{8}T\d{6}Z$/;

/**
 * Reads one object and answers its method and its only event.
 * @param {string} text as it travelled
 * @returns {{ method: string, event: Map<string, string> }} properties by name, parameters left out, text unescaped
 */
export function readInvitation(text) {
  const lines = unfold(text);
  assert.equal(lines.shift(), 'BEGIN:VCALENDAR');
  assert.equal(lines.pop(), 'END:VCALENDAR');
  const from = lines.indexOf('BEGIN:VEVENT');
  const until = lines.indexOf('END:VEVENT');
  assert.ok(from >= 0 && from < until, 'one event, opened and closed');
  assert.equal(lines.lastIndexOf('BEGIN:VEVENT'), from, 'one event');
  const calendar = properties(lines.slice(0, from));
  const event = properties(lines.slice(from + 1, until));
  assert.equal(calendar.get('VERSION'), '2.0');
  assert.ok(calendar.get('PRODID'), 'PRODID is required (RFC 5545, 3.6)');
  for (const name of ['DTSTAMP', 'DTSTART', 'DTEND']) assert.match(event.get(name) ?? '', INSTANT, `${name} in UTC`);
  assert.ok(event.get('DTSTART') < event.get('DTEND'), 'it ends after it starts');
  assert.ok(event.get('UID'), 'UID is required');
  assert.match(event.get('SEQUENCE') ?? '', /^\d+$/);
  return { method: calendar.get('METHOD'), event };
}

/** Epoch seconds as a UTC date-time of RFC 5545. */
export function instant(epochSeconds) {
  return new Date(epochSeconds * 1000).toISOString().replace(/[-:]/g, '').replace('.000', '');
}

/** CRLF everywhere, no line over 75 octets, no control character; folded lines put together again (RFC 5545, 3.1). */
function unfold(text) {
  assert.ok(text.endsWith('\r\n'), 'the last line is ended too');
  const lines = text.slice(0, -2).split('\r\n');
  for (const line of lines) {
    assert.ok(Buffer.byteLength(line) <= 75, `folded at 75 octets: ${line}`);
    assert.doesNotMatch(line, /[\u0000-\u0008\u000a-\u001f\u007f\ufffd]/, 'no control character, no broken one');
    assert.notEqual(line, '', 'no empty line');
  }
  return lines.reduce((whole, line) => {
    if (line.startsWith(' ') || line.startsWith('\t')) whole.push(whole.pop() + line.slice(1));
    else whole.push(line);
    return whole;
  }, []);
}

/** `NAME;PARAMETER="…":value`, each name once, except those that may be repeated; alarms are passed over. */
function properties(lines) {
  const found = new Map();
  let inside = 0;
  for (const line of lines) {
    if (line.startsWith('BEGIN:')) inside += 1;
    else if (line.startsWith('END:')) inside -= 1;
    else if (inside === 0) {
      const parts = /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^":;,]*)(?:,(?:"[^"]*"|[^":;,]*))*)*):(.*)$/.exec(line);
      assert.ok(parts, `not a content line: ${line}`);
      const [, name, , value] = parts;
      assert.ok(name === 'ATTENDEE' || !found.has(name), `${name} stands twice`);
      assert.ok(!/\\[^nN,;\\]/.test(value), `an escape that does not exist: ${line}`);
      found.set(name, value.replace(/\\([nN,;\\])/g, (_, letter) => (letter.toLowerCase() === 'n' ? '\n' : letter)));
    }
  }
  return found;
}
