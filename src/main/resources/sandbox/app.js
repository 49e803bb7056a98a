// Puts the page together.
import * as api from './api.js';
import { byId, copy, el } from './dom.js';
import { Faults } from './faults.js';
import { phone as phoneNumber } from './format.js';
import { Journal } from './journal.js';
import { Leads } from './leads.js';
import { Newcomer } from './newcomer.js';
import { People } from './people.js';
import { Phone } from './phone.js';
import { Website } from './website.js';
import { Wire } from './wire.js';

const PLATFORMS = ['whatsapp', 'instagram'];
const DEVICES = [...PLATFORMS, 'webchat'];
const newcomer = new Newcomer();
const lines = new Map();
const leads = new Leads((lead, platform) => {
  if (lines.has(platform)) {
    lines.get(platform).people.play(idOn(platform, lead), lead.name);
    show(platform);
  } else if (platform === 'webchat') {
    show(platform);
  }
}, nameOf);
const journal = new Journal(nameOf);
const wire = new Wire();
const faults = new Faults();
const website = new Website({ message: onVisit, unread: count => count && news('webchat') });

/** A phone and the people one may play on it. */
function line(platform) {
  const phone = new Phone(platform);
  const people = new People(platform, phone.part('people'), newcomer, person => phone.show(person));
  people.afterNewcomer = () => phone.focus();
  return { phone, people };
}

function nameOf(id) {
  if (id.startsWith('web-')) {
    return leads.nameOf(id) ?? 'Website visitor';
  }
  const known = [...lines.values()].map(({ people }) => people.find(id)).find(Boolean);
  return known?.name ?? phoneNumber(id);
}

/** A lead may be known by a phone and by an id of each platform. */
function idOn(platform, lead) {
  const { people } = lines.get(platform);
  const ids = [lead.customer_phone, ...(lead.aliases ?? [])];
  return ids.find(id => people.find(id)) ?? lead.customer_phone;
}

/** Narrow screens show one of five views, middling ones one of three devices; news elsewhere get a dot. */
function show(view) {
  document.body.dataset.view = view;
  if (DEVICES.includes(view)) {
    document.body.dataset.phone = view;
  }
  for (const tab of byId('tabs').children) {
    tab.toggleAttribute('aria-current', false);
    if (tab.dataset.view === view) {
      tab.setAttribute('aria-current', 'true');
      delete tab.dataset.news;
    }
  }
  for (const button of byId('switch').children) {
    button.setAttribute('aria-pressed', String(button.dataset.phone === document.body.dataset.phone));
  }
  lines.get(view)?.phone.scroll();
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
  const to = lines.get(message.platform);
  to?.people.meet(message.customer, message.name);
  to?.phone.changed(message);
  wire.message(message);
  if (message.state === 'accepted') {
    to?.people.answered(message.customer);
    news(message.platform);
  }
  leads.soon();
}

/** A message through the widget, either way. */
function onVisit(message) {
  wire.visitor(message);
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
  website.theme(theme);
}

function onPick(event, key) {
  const button = event.target.closest('button');
  if (button) {
    show(button.dataset[key]);
  }
}

async function open(platform, about) {
  const { phone, people } = line(platform);
  lines.set(platform, { phone, people });
  const account = about.phones.find(candidate => candidate.platform === platform);
  phone.business(platform === 'whatsapp' ? phoneNumber(account.display) : `@${account.display}`);
  const { customers } = await api.people(platform);
  people.load(customers);
  people.play(customers[0].customer, customers[0].name);
}

async function start() {
  byId('theme').addEventListener('click', toggleTheme);
  byId('tabs').addEventListener('click', event => onPick(event, 'view'));
  byId('switch').addEventListener('click', event => onPick(event, 'phone'));
  const [about, written] = await Promise.all([api.about(), api.journal(), faults.load()]);
  byId('agent').textContent = about.agent;
  address('webhook-url', about.phones[0].webhook_url);
  address('leads-url', about.leads_url);
  website.open(about.site, document.documentElement.dataset.theme);
  await Promise.all(PLATFORMS.map(platform => open(platform, about)));
  await leads.load();
  journal.load(written.entries);
  wire.load(written.entries);
  api.follow(written.last, {
    journal: onExchange,
    phone: onMessage,
    typing: who => lines.get(who.platform)?.phone.typing(who),
    reset: () => location.reload(),
    state: connection,
  });
}

start().catch(() => connection('lost'));
