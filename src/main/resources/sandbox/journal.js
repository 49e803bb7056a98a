// The journal: what went over the wire, newest first.
import { byId, copy, el, oncePerFrame } from './dom.js';
import { instant } from './format.js';
import { pretty, prettyText } from './json.js';

const MOST = 300;
const FILTERS = [
  ['all', 'All'],
  ['webhook', 'Webhooks'],
  ['agent', 'Agent'],
  ['graph', 'Graph'],
  ['trouble', 'Errors'],
];
const LABELS = { webhook: 'Webhook', agent: 'Agent', graph: 'Graph' };

const isTrouble = entry => entry.status < 200 || entry.status >= 300;

export class Journal {
  #nameOf;
  #entries = [];
  #waiting = [];
  #open = new Set();
  #filter = 'all';
  #paused = false;
  #flush = oncePerFrame(() => this.#drain());

  /** @param nameOf the name of a customer's id */
  constructor(nameOf) {
    this.#nameOf = nameOf;
    this.#setUpFilters();
    byId('pause').addEventListener('click', () => this.#togglePause());
  }

  load(entries) {
    this.#entries = entries.slice(-MOST).reverse();
    this.#waiting = [];
    this.#render();
  }

  add(entry) {
    this.#waiting.push(entry);
    if (this.#waiting.length > MOST) {
      this.#waiting.shift();
    }
    if (this.#paused) {
      this.#labelPause();
    } else {
      this.#flush();
    }
  }

  /** New rows go on top of what stands there, so that open bodies and the reader's place stay. */
  #drain() {
    const fresh = this.#waiting.splice(0).reverse();
    this.#entries = [...fresh, ...this.#entries].slice(0, MOST);
    const list = byId('journal');
    list.prepend(...fresh.filter(entry => this.#shows(entry)).map(entry => this.#row(entry, true)));
    while (list.childElementCount > MOST) {
      list.lastElementChild.remove();
    }
    byId('journal-empty').hidden = list.childElementCount > 0;
  }

  #render() {
    byId('journal').replaceChildren(
      ...this.#entries.filter(entry => this.#shows(entry)).map(entry => this.#row(entry, false)));
    byId('journal-empty').hidden = byId('journal').childElementCount > 0;
  }

  #shows(entry) {
    return this.#filter === 'all' || entry.kind === this.#filter || (this.#filter === 'trouble' && isTrouble(entry));
  }

  #row(entry, fresh) {
    const [seconds, fraction] = instant(entry.at);
    const row = el('li', { class: `entry ${entry.kind}${fresh ? ' fresh' : ''}` });
    const button = el('button', {
      type: 'button',
      'aria-expanded': 'false',
      onclick: () => this.#toggle(row, button, entry),
    },
    el('time', { datetime: entry.at }, seconds, el('span', { class: 'fraction' }, fraction)),
    el('span', { class: 'kind-tag' }, LABELS[entry.kind] ?? entry.kind),
    this.#title(entry),
    el('span', { class: `status${isTrouble(entry) ? ' trouble' : ''}` }, entry.status ? String(entry.status) : 'no answer'),
    el('span', { class: 'ms' }, `${entry.ms} ms`));
    row.append(button);
    if (this.#open.has(entry.seq)) {
      this.#toggle(row, button, entry);
    }
    return row;
  }

  #title(entry) {
    const who = entry.customer ? ` ${this.#nameOf(entry.customer)}` : '';
    const again = entry.attempt > 1 ? ` (try ${entry.attempt})` : '';
    return el('span', { class: 'title' }, entry.title, el('span', {}, who + again));
  }

  #toggle(row, button, entry) {
    const open = button.getAttribute('aria-expanded') === 'false';
    button.setAttribute('aria-expanded', String(open));
    if (open) {
      this.#open.add(entry.seq);
      row.append(this.#detail(entry));
    } else {
      this.#open.delete(entry.seq);
      row.querySelector('.detail').remove();
    }
  }

  #detail(entry) {
    return el('div', { class: 'detail' },
      el('p', { class: 'line' }, `${entry.method} ${entry.url}`),
      entry.signature ? el('p', { class: 'line' }, `X-Hub-Signature-256: ${entry.signature}`) : null,
      ...this.#body('Request', entry.request),
      ...this.#body('Response', entry.response));
  }

  #body(title, text) {
    if (!text) {
      return [el('h4', {}, `${title}: empty`)];
    }
    const button = el('button', { class: 'copy', type: 'button', onclick: () => copy(button, prettyText(text)) },
      el('span', {}, 'copy'));
    return [el('h4', {}, title, button), pretty(text)];
  }

  #setUpFilters() {
    byId('filters').append(...FILTERS.map(([key, label]) => el('button', {
      class: `chip ${key}`,
      type: 'button',
      'aria-pressed': String(key === this.#filter),
      'data-filter': key,
      onclick: () => this.#choose(key),
    }, label)));
  }

  #choose(key) {
    this.#filter = key;
    for (const chip of byId('filters').children) {
      chip.setAttribute('aria-pressed', String(chip.dataset.filter === key));
    }
    this.#render();
  }

  #togglePause() {
    this.#paused = !this.#paused;
    byId('pause').setAttribute('aria-pressed', String(this.#paused));
    if (!this.#paused) {
      this.#drain();
    }
    this.#labelPause();
  }

  #labelPause() {
    const count = this.#waiting.length;
    byId('pause').textContent = !this.#paused ? 'Pause' : count ? `Resume (${count})` : 'Resume';
  }
}
