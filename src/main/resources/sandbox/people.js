// Whom one plays: the row of faces above the phone.
import { byId, el, oncePerFrame } from './dom.js';
import { colour, initials, phone } from './format.js';

const MOST = 14;
const FIRST = ['Noor', 'Mateo', 'Yuki', 'Amara', 'Elif', 'Tomas', 'Ingrid', 'Kofi', 'Leila', 'Bruno', 'Saga', 'Ravi'];
const LAST = ['Okafor', 'Silva', 'Tanaka', 'Novak', 'Larsen', 'Haddad', 'Moreau', 'Costa', 'Mensah', 'Lind'];

const pick = list => list[Math.floor(Math.random() * list.length)];

/** The row. `onChange` is told who is played now. */
export class People {
  #list = [];
  #active = null;
  #onChange;
  #renderSoon = oncePerFrame(() => this.#render());

  constructor(onChange) {
    this.#onChange = onChange;
    this.#setUpDialog();
  }

  get active() {
    return this.#active;
  }

  name(id) {
    return this.#list.find(person => person.customer === id)?.name ?? phone(id);
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
    byId('people').querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
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
    byId('people').replaceChildren(
      ...this.#list.map(person => el('li', {}, this.#face(person))),
      el('li', {}, el('button', { class: 'person', type: 'button', onclick: () => this.#openDialog() },
        el('span', { class: 'face add', 'aria-hidden': 'true' }, '+'), el('span', {}, 'New'))));
    if (focused) {
      byId('people').querySelector(`[data-customer="${CSS.escape(focused)}"]`)?.focus();
    }
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
    el('span', {}, person.name?.split(/\s+/)[0] ?? `…${person.customer.slice(-4)}`));
  }

  #setUpDialog() {
    byId('newcomer-cancel').addEventListener('click', () => byId('newcomer').close());
    byId('newcomer-form').addEventListener('submit', () => {
      const id = byId('newcomer-phone').value.replace(/\D/g, '');
      this.play(id, byId('newcomer-name').value.trim() || null);
      byId('composer-text').focus();
    });
  }

  #openDialog() {
    byId('newcomer-name').value = `${pick(FIRST)} ${pick(LAST)}`;
    byId('newcomer-phone').value = phone(`120255501${String(Math.floor(Math.random() * 100)).padStart(2, '0')}`);
    byId('newcomer').showModal();
    byId('newcomer-name').select();
  }
}
