import {blocks, codeBlock, h, inline, json, slug} from './dom.js';
import {method, operations, section} from './operation.js';
import {Schemas} from './schema.js';
import {Search} from './search.js';

const main = document.getElementById('content');
const nav = document.getElementById('nav');
const menu = document.getElementById('menu');

async function begin() {
  const answer = await fetch('/openapi.json');
  if (!answer.ok) {
    throw new Error(`openapi.json: ${answer.status}`);
  }
  const api = await answer.json();
  show(api);
}

function show(api) {
  const schemas = new Schemas(api);
  const all = operations(api, schemas);
  const entries = [];
  main.append(intro(api), h('p', {id: 'nothing', class: 'nothing', hidden: true}, 'Nothing here holds all of these words.'));
  nav.append(guide());
  for (const tag of api.tags) {
    group(tag, all.filter(operation => operation.tag === tag.name), schemas, entries);
  }
  main.removeAttribute('aria-busy');
  new Search(entries, document.getElementById('search'), document.getElementById('found'));
  follow(entries);
  goTo(location.hash);
}

function intro(api) {
  const error = api.components.responses.NotFound.content['application/json'].example;
  const {bearer, apiKey, apiSecret} = api.components.securitySchemes;
  return h('section', {id: 'intro', class: 'intro'},
    h('div', {class: 'said'},
      h('h1', {}, api.info.title, ' ', h('span', {class: 'version'}, api.info.version)),
      h('p', {class: 'lead'}, api.info.summary),
      blocks(api.info.description),
      h('h3', {id: 'keys'}, 'Keys'),
      h('dl', {class: 'schemes'},
        scheme('Authorization: Bearer', bearer), scheme(apiKey.name, apiKey), scheme(apiSecret.name, apiSecret))),
    h('div', {class: 'samples'},
      codeBlock('base address', location.origin, 'base address'),
      codeBlock('an error', json(error), 'example of an error')));
}

function scheme(name, {description}) {
  return [h('dt', {}, h('code', {}, name)), h('dd', {}, inline(description))];
}

// The headings of the introduction.
function guide() {
  const headings = [...document.querySelectorAll('#intro h3')];
  return h('section', {class: 'guide'}, h('h2', {}, 'Guide'),
    h('ul', {}, headings.map(heading => h('li', {}, h('a', {href: `#${heading.id}`}, heading.textContent)))));
}

function group(tag, list, schemas, entries) {
  const id = `tag-${slug(tag.name)}`;
  const links = h('ul');
  const part = h('section', {class: 'group', id, 'data-group': true},
    h('header', {}, h('h2', {}, tag.name), blocks(tag.description)));
  for (const operation of list) {
    const link = h('a', {href: `#${operation.id}`}, h('span', {}, operation.summary), method(operation.method));
    const article = section(operation, schemas);
    article.dataset.entry = '';
    links.append(h('li', {'data-entry': true}, link));
    part.append(article);
    entries.push({link, section: article, text: words(operation)});
  }
  nav.append(h('section', {'data-group': true}, h('h2', {}, h('a', {href: `#${id}`}, tag.name)), links));
  main.append(part);
}

function words({method: verb, path, summary, description, tag, parameters}) {
  return [verb, path, summary, description, tag, ...parameters.flatMap(({name, description: about}) => [name, about])]
    .join(' ').toLowerCase();
}

// Marks in the contents where the reader is.
function follow(entries) {
  const links = new Map(entries.map(({link, section: part}) => [part, link]));
  const observer = new IntersectionObserver(seen => {
    for (const {target, isIntersecting} of seen) {
      if (isIntersecting) {
        nav.querySelector('[aria-current]')?.removeAttribute('aria-current');
        links.get(target).setAttribute('aria-current', 'true');
      }
    }
  }, {rootMargin: '-20% 0px -75% 0px'});
  entries.forEach(({section: part}) => observer.observe(part));
}

function goTo(hash) {
  if (hash.length > 1) {
    document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
  }
}

function toggle(open) {
  menu.setAttribute('aria-expanded', open);
  document.body.classList.toggle('open', open);
}

menu.addEventListener('click', () => toggle(menu.getAttribute('aria-expanded') !== 'true'));
nav.addEventListener('click', event => event.target.closest('a') && toggle(false));
document.addEventListener('keydown', event => {
  if (event.key === 'Escape' && document.body.classList.contains('open')) {
    toggle(false);
    menu.focus();
  }
});

begin().catch(() => {
  main.removeAttribute('aria-busy');
  main.append(h('p', {class: 'nothing', role: 'alert'}, 'The reference could not be loaded. Try ',
    h('a', {href: '/openapi.yaml'}, 'openapi.yaml'), ' itself.'));
});
