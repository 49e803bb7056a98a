// The phone of one customer: bubbles, ticks, dots and the box to type into.
import * as api from './api.js';
import { byId, el, icon } from './dom.js';
import { clock } from './format.js';
import { describe, isChange } from './kinds.js';
import { Menu } from './menu.js';

const WORDS = {
  whatsapp: {
    name: 'WhatsApp',
    title: 'Say hi to your business',
    text: 'You play the customer. What you type goes out as a signed webhook, through the agent, and back.',
    suggestions: [
      'Hi! Do you have a table for two tonight?',
      'What are your opening hours?',
      'Can I bring my very polite dog? 🐕',
    ],
  },
  instagram: {
    name: 'Instagram',
    title: 'Slide into the DMs',
    text: 'Another platform, another customer, the same agent. It even gets its own echo.',
    suggestions: [
      'Saw your reel. Is the cake still there? 🍰',
      'Do you ship to the moon? 🌙',
      'Love it! What does it cost?',
    ],
  },
};
const TICK = 'M1 6.5 4 9.5 10.5 2.5';
const TICKS = `${TICK} M7.5 9.3 8 9.5 14.5 2.5`;
const PATIENCE = 30000;
const MOST_BUBBLES = 200;

const STATES = {
  waiting: ['Sent', TICK, 'tick'],
  acknowledged: ['Delivered', TICKS, 'tick'],
  read: ['Read', TICKS, 'tick read'],
};

export class Phone {
  #platform;
  #root;
  #customer = null;
  #bubbles = new Map();
  #last = null;
  #dots = 0;

  constructor(platform) {
    this.#platform = platform;
    this.#root = byId('phone-template').content.firstElementChild.cloneNode(true);
    this.#root.dataset.platform = platform;
    byId('website').before(this.#root);
    this.#setUpWords(WORDS[platform]);
    this.#setUpComposer();
    this.#setUpMenu();
  }

  /** A part of this phone, by its name in the template. */
  part(name) {
    return this.#root.querySelector(`[data-part="${name}"]`);
  }

  /** How the business is shown to its customers. */
  business(display) {
    this.part('business').textContent = display;
  }

  focus() {
    this.part('text').focus();
  }

  #setUpWords(words) {
    this.#root.querySelector('.phone').setAttribute('aria-label', `${words.name} phone`);
    this.#root.querySelector('.people').setAttribute('aria-label', `Who you are on ${words.name}`);
    this.part('platform').textContent = words.name;
    this.part('welcome-title').textContent = words.title;
    this.part('welcome-text').textContent = words.text;
    this.part('text').id = `composer-text-${this.#platform}`;
    this.part('label').htmlFor = this.part('text').id;
    this.part('suggestions').append(...words.suggestions.map(text =>
      el('li', {}, el('button', { type: 'button', onclick: () => this.#type({ text }) }, text))));
  }

  /** Shows another customer's phone. */
  async show(customer) {
    this.#customer = customer;
    this.#clear();
    this.part('label').textContent = `Message as ${customer.name ?? customer.customer}`;
    const { messages } = await api.transcript(this.#platform, customer.customer);
    if (customer === this.#customer) {
      messages.filter(message => !this.#bubbles.has(message.message_id)).forEach(message => this.#put(message, false));
      this.scroll();
    }
  }

  /** A message that is new or changed; messages of other phones are not ours. */
  changed(message) {
    if (message.platform === this.#platform && message.customer === this.#customer?.customer) {
      this.#put(message, true);
    }
  }

  typing(who) {
    if (who.platform === this.#platform && who.customer === this.#customer?.customer) {
      this.#showDots();
    }
  }

  #clear() {
    this.#bubbles.clear();
    this.#last = null;
    this.part('bubbles').replaceChildren();
    this.part('problem').textContent = '';
    this.part('welcome').hidden = false;
    this.#hideDots();
  }

  #put(message, fresh) {
    if (message.state === 'dropped') {
      return;
    }
    const known = this.#bubbles.get(message.message_id);
    if (known) {
      known.querySelectorAll('.meta').forEach(meta => meta.replaceWith(this.#meta(message, meta.className)));
      return;
    }
    const bubble = this.#bubble(message, fresh);
    this.#bubbles.set(message.message_id, bubble);
    this.part('welcome').hidden = true;
    this.#append(bubble);
    this.#waitFor(message);
  }

  #append(bubble) {
    const list = this.part('bubbles');
    const chat = this.part('chat');
    const atEnd = chat.scrollHeight - chat.scrollTop - chat.clientHeight < 120;
    const later = [...list.children].find(other => Number(other.dataset.no) > Number(bubble.dataset.no));
    list.insertBefore(bubble, later ?? null);
    if (list.childElementCount > MOST_BUBBLES) {
      list.firstElementChild.remove();
    }
    if (atEnd || bubble.classList.contains('typed')) {
      this.scroll();
    }
  }

  #bubble(message, fresh) {
    const typed = message.direction === 'typed';
    const words = describe(message);
    const text = words === null ? message.text : el('span', { class: 'kind' }, words);
    return el('li', { class: `bubble ${typed ? 'typed' : 'received'}${fresh ? ' fresh' : ''}`, 'data-no': message.no },
      el('span', { class: 'sr' }, typed ? 'You: ' : 'Your business: '), text,
      this.#meta(message, 'meta ghost'), this.#meta(message, 'meta'));
  }

  /** Time and ticks; once more unseen at the end of the text, so that the last line leaves room for them. */
  #meta(message, className) {
    const ghost = className !== 'meta';
    return el('span', { class: className, 'aria-hidden': ghost && 'true' },
      ...this.#trouble(message), clock(message.at), ...this.#ticks(message));
  }

  #trouble(message) {
    const refused = message.direction === 'typed' && message.state === 'waiting' && message.attempts > 0;
    return refused ? [el('span', { class: 'trouble' }, `not taken, trying again (${message.attempts})`)] : [];
  }

  #ticks(message) {
    if (message.direction !== 'typed') {
      return [];
    }
    const [label, path, className] = STATES[message.state] ?? STATES.waiting;
    if (this.#platform === 'instagram') {
      return [el('span', { class: 'seen' }, label === 'Read' ? 'Seen' : label)];
    }
    return [icon(path, className, '0 0 16 12'), el('span', { class: 'sr' }, label)];
  }

  /** Dots while an answer is likely under way: after a fresh message, until the answer or until patience ends. */
  #waitFor(message) {
    if (isChange(message)) {
      return;
    }
    this.#last = message;
    if (message.direction === 'answer') {
      this.#hideDots();
    } else if (Date.now() - Date.parse(message.at) < PATIENCE) {
      setTimeout(() => this.#last === message && this.#showDots(), 350);
    }
  }

  #showDots() {
    if (this.#last?.direction !== 'typed') {
      return;
    }
    clearTimeout(this.#dots);
    this.part('dots').hidden = false;
    this.scroll();
    this.#dots = setTimeout(() => this.#hideDots(), PATIENCE);
  }

  #hideDots() {
    clearTimeout(this.#dots);
    this.part('dots').hidden = true;
  }

  scroll() {
    const chat = this.part('chat');
    chat.scrollTop = chat.scrollHeight;
  }

  #setUpComposer() {
    const box = this.part('text');
    box.addEventListener('keydown', event => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.part('composer').requestSubmit();
      }
    });
    this.part('composer').addEventListener('submit', event => {
      event.preventDefault();
      const text = box.value.trim();
      if (text) {
        box.value = '';
        this.#type({ text });
      }
    });
  }

  /** What is in the box goes along: the caption of a picture, the words of an edit. */
  async #setUpMenu() {
    const menu = new Menu(this.part('more'), this.part('menu'), kind => {
      const text = this.part('text').value.trim();
      this.part('text').value = '';
      this.#type(text ? { kind, text } : { kind });
    });
    menu.fill((await api.kinds(this.#platform)).kinds);
  }

  async #type(what) {
    const { customer, name } = this.#customer;
    this.part('problem').textContent = '';
    this.part('text').focus({ preventScroll: true });
    try {
      const { message } = await api.type(this.#platform, { from: customer, name, ...what });
      if (!this.#bubbles.has(message.message_id)) {
        this.changed(message);
      }
    } catch (refused) {
      this.part('problem').textContent = refused.words ?? 'That did not go out. Is the sandbox still running?';
      this.part('text').value ||= what.text ?? '';
    }
  }
}
