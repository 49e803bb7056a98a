// What shall go wrong: presets and sliders for the emulator's faults.
import * as api from './api.js';
import { byId, el } from './dom.js';

/** Group, key, label, kind. Rates are shown in per cent; `upTo` is the far end of a range of milliseconds. */
const FIELDS = [
  ['Webhooks to us', [
    ['webhook.duplicate', 'Come twice at once', 'rate'],
    ['webhook.redeliver', 'Come again later', 'rate'],
    ['webhook.shuffle', 'Are overtaken', 'rate'],
    ['webhook.unknown', 'Hold unknown things', 'rate'],
    ['webhook.large', 'Weigh 3 MB', 'rate'],
    ['webhook.delay_ms', 'Are late by up to', 'upTo', 3000],
    ['webhook.batch', 'Messages to a batch', 'count', 10],
  ]],
  ['Our calls of the Graph API', [
    ['graph.errors.130429', '130429, number too fast', 'rate'],
    ['graph.errors.131056', '131056, customer too fast', 'rate'],
    ['graph.errors.503', '503 from the edge', 'rate'],
    ['graph.errors.190', '190, token expired', 'rate'],
    ['graph.reset', 'Connection reset', 'rate'],
    ['graph.lost_answer', 'Sent, answer lost', 'rate'],
    ['graph.early', 'Statuses before the answer', 'rate'],
    ['graph.slow_ms', 'Slow by up to', 'upTo', 5000],
  ]],
  ['Media', [['media.status_503', 'Next downloads that fail', 'count', 10]]],
];

const PRESETS = [
  ['Bad day at Meta', {
    'webhook.duplicate': 0.3, 'webhook.redeliver': 0.2, 'webhook.shuffle': 0.3, 'webhook.delay_ms': 800,
    'graph.errors.130429': 0.15, 'graph.errors.503': 0.1, 'graph.slow_ms': 1500, 'graph.early': 0.3,
  }],
  ['Everything twice', { 'webhook.duplicate': 1, 'webhook.redeliver': 1 }],
  ['Out of order', { 'webhook.shuffle': 0.5, 'webhook.delay_ms': 500, 'graph.early': 0.5 }],
  ['Slow down!', { 'graph.errors.130429': 0.4, 'graph.errors.131056': 0.3 }],
  ['Big batches', { 'webhook.batch': 5, 'webhook.unknown': 0.3, 'webhook.large': 0.1 }],
  ['Token expired', { 'graph.errors.190': 1 }],
  ['Cut lines', { 'graph.reset': 0.3, 'graph.lost_answer': 0.3 }],
];

const ALL = FIELDS.flatMap(([, fields]) => fields);

export class Faults {
  #inputs = new Map();
  #seed = 1;
  /** Errors the panel has no slider for; they stay as they are. */
  #others = { errors: [], unknown_recipients: [] };

  constructor() {
    byId('fault-fields').append(...FIELDS.map(([title, fields]) => this.#group(title, fields)));
    byId('presets').append(...PRESETS.map(([name, values]) =>
      el('button', { class: 'chip', type: 'button', onclick: () => this.#fill(values) }, name)));
    byId('faults-button').addEventListener('click', () => this.#open());
    byId('faults-off').addEventListener('click', () => this.#off());
    byId('faults-form').addEventListener('submit', event => this.#apply(event));
  }

  async load() {
    this.#take(await api.faults());
  }

  async #open() {
    byId('faults-problem').textContent = '';
    byId('faults').showModal();
    await this.load();
  }

  #group(title, fields) {
    return el('fieldset', {}, el('legend', {}, title), ...fields.map(field => this.#field(field)));
  }

  #field([key, label, kind, most = 100]) {
    const id = `fault-${key.replaceAll('.', '-')}`;
    const output = el('output', { for: id });
    const input = el('input', {
      id,
      type: 'range',
      min: 0,
      max: most,
      step: kind === 'upTo' ? 100 : 1,
      value: 0,
      oninput: () => { output.textContent = said(kind, input.value); },
    });
    this.#inputs.set(key, { input, output, kind });
    output.textContent = said(kind, 0);
    return el('div', { class: 'fault' }, el('label', { for: id }, label), input, output);
  }

  #fill(values) {
    for (const [key, { input, output, kind }] of this.#inputs) {
      const value = values[key] ?? 0;
      input.value = kind === 'rate' ? Math.round(value * 100) : value;
      output.textContent = said(kind, input.value);
    }
  }

  #take(settings) {
    this.#seed = settings.seed;
    this.#others = {
      errors: settings.graph.errors.filter(({ code }) => !this.#inputs.has(`graph.errors.${code}`)),
      unknown_recipients: settings.graph.unknown_recipients,
    };
    const values = {};
    for (const [key, , kind] of ALL) {
      const [group, name, code] = key.split('.');
      const value = code
        ? settings.graph.errors.find(error => String(error.code) === code)?.rate ?? 0
        : settings[group][name];
      values[key] = kind === 'upTo' ? value[1] : value;
    }
    this.#fill(values);
    this.#lamp(Object.values(values).filter(Boolean).length + this.#others.errors.length);
  }

  #lamp(count) {
    const button = byId('faults-button');
    button.toggleAttribute('data-on', count > 0);
    button.querySelector('.label').textContent = count ? `Faults: ${count} on` : 'Faults';
    button.setAttribute('aria-label', count ? `Faults, ${count} on` : 'Faults, all off');
  }

  #settings() {
    const settings = {
      seed: this.#seed, webhook: {}, media: {},
      graph: { errors: [...this.#others.errors], unknown_recipients: this.#others.unknown_recipients },
    };
    for (const [key, { input, kind }] of this.#inputs) {
      const [group, name, code] = key.split('.');
      const number = Number(input.value);
      if (code) {
        settings.graph.errors.push(...(number ? [{ code: Number(code), rate: number / 100 }] : []));
      } else {
        settings[group][name] = kind === 'rate' ? number / 100 : kind === 'upTo' ? [0, number] : number;
      }
    }
    return settings;
  }

  async #apply(event) {
    event.preventDefault();
    await this.#change(() => api.setFaults(this.#settings()));
  }

  async #off() {
    await this.#change(api.clearFaults);
  }

  async #change(action) {
    try {
      this.#take(await action());
      byId('faults').close();
    } catch {
      byId('faults-problem').textContent = 'That was not taken. Is the sandbox still running?';
    }
  }
}

function said(kind, value) {
  if (Number(value) === 0) {
    return 'off';
  }
  const units = { rate: '%', upTo: ' ms', count: '' };
  return `${value}${units[kind]}`;
}
