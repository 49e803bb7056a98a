// Puts the page together.
import * as api from './api.js';
import { byId, copy, el } from './dom.js';
import { phone as phoneNumber } from './format.js';
import { Journal } from './journal.js';
import { Leads } from './leads.js';
import { People } from './people.js';
import { Phone } from './phone.js';
import { Wire } from './wire.js';

const PLATFORM = 'whatsapp';
const phone = new Phone(PLATFORM);
const people = new People(person => phone.show(person));
const leads = new Leads((lead, platform) => {
  if (platform === PLATFORM) {
    people.play(lead.customer_phone, lead.name);
    show('phone');
  }
});
const journal = new Journal(id => people.name(id));
const wire = new Wire();

/** Narrow screens show one of three views; news elsewhere get a dot. */
function show(view) {
  document.body.dataset.view = view;
  for (const tab of byId('tabs').children) {
    tab.toggleAttribute('aria-current', false);
    if (tab.dataset.view === view) {
      tab.setAttribute('aria-current', 'true');
      delete tab.dataset.news;
    }
  }
}

function news(view) {
  if (document.body.dataset.view !== view) {
    byId('tabs').querySelector(`[data-view="${view}"]`).dataset.news = '';
  }
}

function address(id, url) {
  const button = byId(id);
  button.replaceChildren(el('span', {}, url));
  button.title = `Copy the ${button.dataset.what}: ${url}`;
  button.setAttribute('aria-label', button.title);
  button.addEventListener('click', () => copy(button, url));
}

function connection(state) {
  const lamp = byId('live');
  lamp.dataset.state = state;
  lamp.querySelector('.label').textContent = state === 'open' ? 'Live' : 'Reconnecting';
}

function onMessage(message) {
  people.meet(message.customer, message.name);
  phone.changed(message);
  wire.message(message);
  if (message.state === 'accepted') {
    people.answered(message.customer);
    news('phone');
  }
  leads.soon();
}

function onExchange(entry) {
  journal.add(entry);
  wire.exchange(entry);
  news('journal');
  if (entry.kind === 'webhook') {
    news('leads');
  }
  leads.soon();
}

function dark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

function toggleTheme() {
  const theme = dark() ? 'light' : 'dark';
  document.documentElement.dataset.theme = theme;
  localStorage.setItem('switchboard-theme', theme);
}

async function start() {
  byId('theme').addEventListener('click', toggleTheme);
  byId('tabs').addEventListener('click', event => {
    const tab = event.target.closest('button');
    if (tab) {
      show(tab.dataset.view);
    }
  });
  const [about, faces, written] = await Promise.all([api.about(), api.people(PLATFORM), api.journal(), leads.load()]);
  const [line] = about.phones;
  byId('agent').textContent = about.agent;
  byId('business-number').textContent = phoneNumber(line.display);
  address('webhook-url', line.webhook_url);
  address('leads-url', about.leads_url);
  people.load(faces.customers);
  journal.load(written.entries);
  wire.load(written.entries);
  people.play(faces.customers[0].customer, faces.customers[0].name);
  api.follow(written.last, {
    journal: onExchange,
    phone: onMessage,
    typing: who => phone.typing(who),
    reset: () => location.reload(),
    state: connection,
  });
}

start().catch(() => connection('lost'));
