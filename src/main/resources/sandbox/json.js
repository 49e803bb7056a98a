// Pretty JSON with colours, built from text nodes.
import { el } from './dom.js';

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null)/g;

function parsed(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return null;
  }
}

/** The body in a `pre`; what is no JSON stays as it came. */
export function pretty(text) {
  const pre = el('pre', { tabindex: '0' });
  const source = parsed(text);
  if (source === null || source.length > 60000) {
    pre.textContent = source ?? text;
    return pre;
  }
  let at = 0;
  for (const match of source.matchAll(TOKEN)) {
    const [whole, string, colon, number] = match;
    pre.append(source.slice(at, match.index));
    if (string) {
      pre.append(el('span', { class: colon ? 'j-key' : 'j-text' }, string), colon ?? '');
    } else {
      pre.append(el('span', { class: number ? 'j-number' : 'j-word' }, whole));
    }
    at = match.index + whole.length;
  }
  pre.append(source.slice(at));
  return pre;
}

/** The text to copy. */
export const prettyText = text => parsed(text) ?? text;
