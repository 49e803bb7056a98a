// Elements without markup in strings: what the document says can never become a tag.

export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else if (value !== false && value != null) {
      element.setAttribute(key, value === true ? '' : value);
    }
  }
  element.append(...children.flat(Infinity).filter(child => child != null && child !== false));
  return element;
}

// What the document uses of Markdown within a line: `code`, **strong**, [words](address).
const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)\s]+)\)/g;

export function inline(text) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    nodes.push(text.slice(end, match.index), marked(match));
    end = match.index + match[0].length;
  }
  return [...nodes, text.slice(end)];
}

function marked([, code, strong, words, address]) {
  if (code) {
    return h('code', {}, code);
  }
  if (strong) {
    return h('strong', {}, strong);
  }
  return h('a', {href: address, rel: 'noreferrer'}, words);
}

// Paragraphs and headings. A heading gets an id, so that the contents can lead to it.
export function blocks(text) {
  return (text ?? '').trim().split(/\n{1,}(?=###)|\n{2,}/).flatMap(block => {
    const [, heading, rest] = /^### (.+)\n?([^]*)$/.exec(block) ?? [];
    return heading
      ? [h('h3', {id: slug(heading)}, heading), ...(rest ? blocks(rest) : [])]
      : [h('p', {}, inline(block))];
  });
}

export function slug(words) {
  return words.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

const TOKENS = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?/g;

// JSON, coloured.
export function json(value) {
  const text = JSON.stringify(value, null, 2);
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(TOKENS)) {
    const [whole, string, colon, word] = match;
    const kind = string ? (colon ? 'key' : 'string') : word ? 'word' : 'number';
    nodes.push(text.slice(end, match.index), h('span', {class: kind}, string ?? whole), colon ?? '');
    end = match.index + whole.length;
  }
  return [...nodes, text.slice(end)];
}

// A block of code with a button that copies what it says at that moment.
export function codeBlock(title, content, what) {
  const code = h('code', {}, content);
  const label = h('span', {class: 'sr'}, `Copy ${what}`);
  const button = h('button', {type: 'button', class: 'copy', onclick: () => copy(code.textContent, button, what)}, label);
  return h('figure', {class: 'code'},
    h('figcaption', {}, h('span', {}, title), button),
    h('pre', {tabindex: '0', 'aria-label': what}, code));
}

async function copy(text, button, what) {
  const said = document.getElementById('said');
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = `Copied ${what}`;
    button.dataset.done = '';
    setTimeout(() => delete button.dataset.done, 1600);
  } catch {
    said.textContent = 'The browser does not let this page copy; select the text instead';
  }
}
