// The website: a browser window with the chat widget in it, and the people who look at it. The widget is the one any page
// embeds; what it is told here goes through its public face.
import { byId, copy, el, icon } from './dom.js';
import { colour, initials } from './format.js';

const REMEMBERED = 'switchboard-visitor';
const WORDS = { subtitle: 'You play the visitor. Answers come as the agent writes them.' };
const SOMEBODY = 'M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm-7.5 8.5c0-4 3-6.5 7.5-6.5s7.5 2.5 7.5 6.5';

export class Website {
  #tag = document.createElement('script');

  #visitors = [];

  #played = null;

  /** @param on told of each `message` and of the count of `unread` ones, as the widget tells its page */
  constructor(on) {
    addEventListener('switchboard', () => {
      for (const [event, listener] of Object.entries(on)) {
        window.Switchboard.on(event, listener);
      }
      if (this.#played) {
        window.Switchboard.identify(this.#played);
      }
    });
  }

  /** Embeds the widget, as its one line does. */
  open(site, theme) {
    this.#visitors = site.visitors;
    this.#played = site.visitors.find(visitor => visitor.id === localStorage.getItem(REMEMBERED)) ?? null;
    this.#render();
    this.#showLine(site.line);
    this.theme(theme);
    Object.assign(this.#tag.dataset, { site: site.key, target: '#webchat', texts: JSON.stringify(WORDS) });
    this.#tag.async = true;
    this.#tag.src = '/webchat/widget.js';
    document.body.append(this.#tag);
  }

  /** Light or dark; nothing for what the system says. */
  theme(theme) {
    this.#tag.dataset.theme = theme ?? '';
  }

  #showLine(line) {
    const button = byId('embed-line');
    button.firstElementChild.textContent = line.replace(/https?:\/\/[^/]+/, '').replace('async ', '');
    button.title = `Copy ${line}`;
    button.addEventListener('click', () => copy(button, line));
  }

  /** Signs in as somebody, or out for a stranger whom nobody has met. */
  #play(visitor) {
    this.#played = visitor;
    localStorage.setItem(REMEMBERED, visitor?.id ?? '');
    window.Switchboard?.identify(visitor);
    this.#render();
  }

  #render() {
    const focused = document.activeElement?.dataset?.visitor;
    byId('visitors').replaceChildren(
      this.#face(null, 'Visitor', 'Stay a visitor who is not signed in', () => this.#played && this.#play(null)),
      ...this.#visitors.map(visitor => this.#face(visitor, visitor.name.split(' ')[0],
        `Sign in as ${visitor.name}`, () => this.#play(visitor))),
      el('li', {}, el('button', {
        class: 'person', type: 'button', 'data-visitor': 'new', 'aria-label': 'New visitor',
        title: 'Somebody else, who is not signed in', onclick: () => this.#play(null),
      },
      el('span', { class: 'face add', 'aria-hidden': 'true' }, '+'), el('span', {}, 'New'))));
    byId('visitors').querySelector(`[data-visitor="${focused}"]`)?.focus();
  }

  #face(visitor, name, label, onclick) {
    return el('li', {}, el('button', {
      class: 'person',
      type: 'button',
      title: visitor ? `${visitor.name}, signed in` : 'Not signed in',
      'aria-label': label,
      'aria-pressed': String(visitor === this.#played),
      'data-visitor': visitor?.id ?? 'stranger',
      onclick,
    },
    el('span', { class: `face ${colour(visitor?.id ?? 'visitor')}`, 'aria-hidden': 'true' },
      visitor ? initials(visitor.name) : icon(SOMEBODY)),
    el('span', {}, name)));
  }
}
