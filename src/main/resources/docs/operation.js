import {Curl, example} from './curl.js';
import {blocks, codeBlock, h, inline, json} from './dom.js';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const ACCESS = {
  public: 'no key',
  read: 'read scope',
  write: 'write scope',
  admin: 'admin key',
  sandbox: 'sandbox only',
};

// Every operation of the document, with what its path says joined in.
export function operations(document, schemas) {
  return Object.entries(document.paths).flatMap(([path, item]) => METHODS.filter(method => item[method])
    .map(method => one(path, method, item, schemas)));
}

function one(path, method, item, schemas) {
  const said = item[method];
  const parameters = [...(item.parameters ?? []), ...(said.parameters ?? [])].map(each => schemas.resolve(each));
  const content = said.requestBody?.content?.['application/json'];
  return {
    path, method, parameters,
    id: said.operationId,
    tag: said.tags[0],
    summary: said.summary,
    description: said.description,
    access: said['x-access'],
    body: content?.example,
    bodySchema: content?.schema,
    responses: Object.entries(said.responses).map(([status, response]) => ({status, ...schemas.resolve(response)})),
  };
}

// One operation as a section: what it does on the left, how to ask and what comes back on the right.
export function section(operation, schemas) {
  const curl = new Curl(operation);
  const samples = [curl.block, ...examples(operation)];
  return h('article', {class: 'operation', id: operation.id, 'aria-labelledby': `${operation.id}-title`},
    h('div', {class: 'said'},
      h('h3', {id: `${operation.id}-title`}, h('a', {href: `#${operation.id}`}, operation.summary)),
      h('p', {class: 'address'}, method(operation.method), path(operation.path), h('span', {class: 'access'}, ACCESS[operation.access])),
      blocks(operation.description),
      parameters(operation, schemas, curl),
      body(operation, schemas),
      responses(operation, schemas)),
    h('div', {class: 'samples'}, samples));
}

export function method(name) {
  return h('span', {class: `method ${name}`}, name.toUpperCase());
}

// Long paths may break after a slash.
function path(text) {
  return h('code', {class: 'path'}, text.split(/(?<=\/)/).flatMap(part => [part, h('wbr')]));
}

function parameters(operation, schemas, curl) {
  const groups = [['path', 'In the path'], ['query', 'In the query'], ['header', 'Headers']];
  return groups.map(([place, title]) => {
    const here = operation.parameters.filter(each => each.in === place);
    return here.length > 0 && h('section', {class: 'parameters'},
      h('h4', {}, title),
      h('ul', {class: 'fields'}, here.map(each => parameter(each, schemas, curl, place !== 'path'))));
  });
}

function parameter(said, schemas, curl, optional) {
  const tick = h('input', {
    type: 'checkbox',
    'aria-label': `Put ${said.name} into the curl command`,
    onchange: event => curl.tick(said, event.target.checked),
  });
  return h('li', {},
    h('div', {class: 'field'},
      h('code', {class: 'name'}, said.name),
      h('span', {class: 'type'}, schemas.type(said.schema)),
      said.required && h('span', {class: 'note required'}, 'required'),
      optional && h('label', {class: 'tick', title: `${said.name}=${example(said)}`}, tick, h('span', {'aria-hidden': 'true'}, 'curl'))),
    said.description && h('p', {}, inline(said.description)),
    schemas.values(said.schema));
}

function body(operation, schemas) {
  return operation.bodySchema && h('section', {class: 'body'},
    h('h4', {}, 'Body'), schemas.fields(operation.bodySchema));
}

function responses(operation, schemas) {
  const good = operation.responses.filter(response => response.status < '400');
  const bad = operation.responses.filter(response => response.status >= '400');
  return [
    h('section', {class: 'answers'}, h('h4', {}, 'Answers'), good.map(response => answer(response, schemas))),
    bad.length > 0 && h('section', {class: 'errors'},
      h('h4', {}, 'Errors'),
      h('dl', {}, bad.map(error))),
  ];
}

function answer(response, schemas) {
  const schema = response.content?.['application/json']?.schema;
  const headers = Object.entries(response.headers ?? {});
  return h('details', {class: 'answer', open: response.status < '300' && Boolean(schema)},
    h('summary', {}, status(response.status), h('span', {}, response.description)),
    schema && schemas.resolve(schema).properties && schemas.fields(schema),
    headers.length > 0 && h('details', {class: 'headers'},
      h('summary', {}, `Headers (${headers.length})`),
      h('ul', {class: 'fields'}, headers.map(([name, header]) => h('li', {},
        h('div', {class: 'field'}, h('code', {class: 'name'}, name)),
        h('p', {}, inline(schemas.resolve(header).description)))))));
}

function status(code) {
  return h('span', {class: `status s${code[0]}`}, code);
}

function error(response) {
  const message = response.content?.['application/json']?.example?.message;
  return [
    h('dt', {}, status(response.status)),
    h('dd', {}, h('span', {}, response.description), message && h('q', {}, message)),
  ];
}

function examples(operation) {
  return operation.responses
    .map(response => [response.status, Object.values(response.content ?? {})[0]?.example])
    .filter(([code, said]) => said !== undefined && code < '400')
    .map(([code, said]) => codeBlock(code, typeof said === 'string' ? said : json(said), `answer ${code}: ${operation.summary}`));
}
