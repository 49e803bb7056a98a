// The lead list, as the leads API tells it.
import * as api from './api.js';
import { byId, calm, el, icon } from './dom.js';
import { ago, colour, initials, phone } from './format.js';

const BADGES = {
  whatsapp: 'M5 5h14v11H10l-5 4z',
  instagram: 'M5 5h14v14H5zM9 12a3 3 0 1 0 6 0 3 3 0 1 0-6 0',
  webchat: 'M4 6h16v12H4zM4 10h16',
};
const REFRESH = 20000;

export class Leads {
  #onPick;
  #nameOf;
  #seen = new Map();
  #first = true;

  #names = new Map();

  /** Asks again soon, however often it is called. */
  soon = calm(() => this.load(), 250, 1500);

  /** @param nameOf the name of a customer's id, for leads the platform gave no name of */
  constructor(onPick, nameOf) {
    this.#onPick = onPick;
    this.#nameOf = nameOf;
    setInterval(() => this.load(), REFRESH);
  }

  /** The name of a lead that was listed, if it has one. */
  nameOf(id) {
    return this.#names.get(id);
  }

  async load() {
    try {
      const { list, total } = await api.leads();
      byId('leads-count').textContent = total.toLocaleString();
      byId('leads-empty').hidden = list.length > 0;
      this.#render(list);
    } catch {
      // the live lamp tells already; the next event asks again
    }
  }

  #render(list) {
    const focused = document.activeElement?.dataset?.lead;
    byId('leads').replaceChildren(...list.map(lead => el('li', {}, this.#row(lead))));
    list.filter(lead => lead.name).forEach(lead => this.#names.set(lead.customer_phone, lead.name));
    this.#seen = new Map(list.map(lead => [lead.customer_phone, lead.last_message_at]));
    this.#first = false;
    if (focused) {
      byId('leads').querySelector(`[data-lead="${CSS.escape(focused)}"]`)?.focus();
    }
  }

  #row(lead) {
    const platform = lead.platforms?.[0];
    const name = lead.name ?? this.#nameOf(lead.customer_phone);
    const changed = !this.#first && this.#seen.get(lead.customer_phone) !== lead.last_message_at;
    return el('button', {
      class: `lead${changed ? ' fresh' : ''}`,
      type: 'button',
      'data-lead': lead.customer_phone,
      onclick: () => this.#onPick(lead, platform),
    },
    el('span', { class: 'portrait' },
      el('span', { class: `face ${colour(lead.customer_phone)}`, 'aria-hidden': 'true' }, initials(name)),
      platform ? this.#badge(platform) : null),
    el('b', {}, name),
    lead.last_message_at
      ? el('time', { datetime: lead.last_message_at }, ago(lead.last_message_at))
      : el('span'),
    el('span', { class: 'phone-number' }, name === phone(lead.customer_phone) ? platform ?? '' : phone(lead.customer_phone)),
    this.#count(lead.total_messages),
    this.#last(lead));
  }

  #badge(platform) {
    return el('span', { class: `via ${platform}`, title: platform },
      icon(BADGES[platform] ?? BADGES.webchat), el('span', { class: 'sr' }, platform));
  }

  #count(messages) {
    return el('span', { class: 'messages', title: `${messages} messages` },
      String(messages ?? 0), el('span', { class: 'sr' }, ' messages'));
  }

  #last(lead) {
    const who = lead.last_message_sender === 'agent' ? el('b', {}, 'Agent: ') : '';
    return el('span', { class: 'last' }, who, lead.last_message_text ?? 'no messages yet');
  }
}
