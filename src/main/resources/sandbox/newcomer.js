// The dialog that makes up a new customer.
import { byId } from './dom.js';
import { phone } from './format.js';

const FIRST = ['Noor', 'Mateo', 'Yuki', 'Amara', 'Elif', 'Tomas', 'Ingrid', 'Kofi', 'Leila', 'Bruno', 'Saga', 'Ravi'];
const LAST = ['Okafor', 'Silva', 'Tanaka', 'Novak', 'Larsen', 'Haddad', 'Moreau', 'Costa', 'Mensah', 'Lind'];
const HOBBIES = ['bakes', 'draws', 'climbs', 'reads', 'gardens', 'sails', 'knits', 'runs'];

const pick = list => list[Math.floor(Math.random() * list.length)];
const digits = count => Array.from({ length: count }, () => Math.floor(Math.random() * 10)).join('');

const KINDS = {
  whatsapp: {
    label: 'Phone, with country code',
    pattern: '\\+?[0-9 .\\-]{5,20}',
    name: () => `${pick(FIRST)} ${pick(LAST)}`,
    id: () => phone(`120255501${digits(2)}`),
    clean: id => id.replace(/\D/g, ''),
  },
  instagram: {
    label: 'Instagram-scoped id',
    pattern: '[A-Za-z0-9_.\\-]{1,64}',
    name: () => `${pick(FIRST).toLowerCase()}.${pick(HOBBIES)}`,
    id: () => `6${digits(15)}`,
    clean: id => id.trim(),
  },
};

export class Newcomer {
  #platform = 'whatsapp';
  #done = () => {};

  constructor() {
    byId('newcomer-cancel').addEventListener('click', () => byId('newcomer').close());
    byId('newcomer-form').addEventListener('submit', () => this.#done(
      KINDS[this.#platform].clean(byId('newcomer-id').value), byId('newcomer-name').value.trim() || null));
  }

  /** Asks; `done` is told the id and the name. */
  ask(platform, done) {
    const kind = KINDS[platform];
    this.#platform = platform;
    this.#done = done;
    byId('newcomer-id-label').textContent = kind.label;
    byId('newcomer-id').pattern = kind.pattern;
    byId('newcomer-id').value = kind.id();
    byId('newcomer-name').value = kind.name();
    byId('newcomer').showModal();
    byId('newcomer-name').select();
  }
}
