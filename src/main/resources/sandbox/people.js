// Whom one plays: the row of faces above a phone.
import { el, oncePerFrame } from './dom.js';
import { colour, initials, phone } from './format.js';

const MOST = 14;
/** The row. `onChange` is told who is played now. */
export class People {
  /** Called once a new customer is made up. */
  afterNewcomer = () => {};

  #platform;
  #row;
  #newcomer;
  #list = [];
  #active = null;
  #onChange;
  #renderSoon = oncePerFrame(() => this.#render());

  /** @param row the list that holds the faces; @param newcomer the dialog that makes up new ones */
  constructor(platform, row, newcomer, onChange) {
    this.#platform = platform;
    this.#row = row;
    this.#newcomer = newcomer;
    this.#onChange = onChange;
  }

  find(id) {
    return this.#list.find(person => person.customer === id);
  }

  load(customers) {
    this.#list = customers.slice(0, MOST).map(person => ({ unread: 0, ...person }));
    this.#render();
  }

  play(id, name) {
    this.meet(id, name);
    this.#active = this.#list.find(person => person.customer === id);
    this.#active.unread = 0;
    this.#render();
    this.#onChange(this.#active);
    this.#row.querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** Makes sure somebody who wrote elsewhere has a face here. */
  meet(id, name) {
    const known = this.#list.find(person => person.customer === id);
    if (known) {
      if (name && known.name !== name) {
        known.name = name;
        this.#renderSoon();
      }
      return;
    }
    this.#list.unshift({ customer: id, name, unread: 0 });
    if (this.#list.length > MOST) {
      this.#list.splice(this.#list.findLastIndex(person => person !== this.#active), 1);
    }
    this.#renderSoon();
  }

  answered(id) {
    const person = this.#list.find(candidate => candidate.customer === id);
    if (person && person !== this.#active) {
      person.unread += 1;
      this.#renderSoon();
    }
  }

  #render() {
    const focused = document.activeElement?.dataset?.customer;
    this.#row.replaceChildren(
      ...this.#list.map(person => el('li', {}, this.#face(person))),
      el('li', {}, el('button', { class: 'person', type: 'button', onclick: () => this.#meetNewcomer() },
        el('span', { class: 'face add', 'aria-hidden': 'true' }, '+'), el('span', {}, 'New'))));
    if (focused) {
      this.#row.querySelector(`[data-customer="${CSS.escape(focused)}"]`)?.focus();
    }
  }

  #meetNewcomer() {
    this.#newcomer.ask(this.#platform, (id, name) => {
      this.play(id, name);
      this.afterNewcomer();
    });
  }

  #face(person) {
    const name = person.name ?? phone(person.customer);
    return el('button', {
      class: 'person',
      type: 'button',
      title: `${name}, ${phone(person.customer)}`,
      'aria-pressed': String(person === this.#active),
      'aria-label': `Play ${name}${person.unread ? `, ${person.unread} new` : ''}`,
      'data-customer': person.customer,
      onclick: () => this.play(person.customer, person.name),
    },
    el('span', { class: `face ${colour(person.customer)}`, 'aria-hidden': 'true' }, initials(person.name)),
    person.unread ? el('span', { class: 'unread' }, String(Math.min(person.unread, 99))) : null,
    el('span', {}, person.name?.split(/[\s._]+/)[0] ?? `…${person.customer.slice(-4)}`));
  }
}
