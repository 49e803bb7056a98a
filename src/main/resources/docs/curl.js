import {codeBlock} from './dom.js';

// The command for an operation, made anew whenever a parameter is ticked.
export class Curl {
  constructor(operation) {
    this.operation = operation;
    this.ticked = new Set();
    this.block = codeBlock('curl', '', `curl command: ${operation.summary}`);
    this.show();
  }

  tick(parameter, on) {
    this.ticked[on ? 'add' : 'delete'](parameter);
    this.show();
  }

  show() {
    this.block.querySelector('code').textContent = this.lines().join(' \\\n  ');
  }

  lines() {
    const {method, access, body} = this.operation;
    const lines = [`curl${method === 'get' ? '' : ` -X ${method.toUpperCase()}`} ${quoted(this.address())}`];
    if (['read', 'write', 'admin'].includes(access)) {
      lines.push('-H "Authorization: Bearer $SWITCHBOARD_KEY"');
    }
    for (const header of this.of('header')) {
      lines.push(`-H ${quoted(`${header.name}: ${example(header)}`)}`);
    }
    if (body) {
      lines.push("-H 'Content-Type: application/json'", `-d ${quoted(JSON.stringify(body))}`);
    }
    return lines;
  }

  address() {
    const path = this.operation.path.replace(/\{([^}]+)\}/g, (_, name) =>
      encodeURIComponent(example(this.operation.parameters.find(one => one.in === 'path' && one.name === name))));
    const query = this.of('query').map(one => `${one.name}=${encodeURIComponent(example(one))}`).join('&');
    return location.origin + path + (query && `?${query}`);
  }

  of(place) {
    return this.operation.parameters.filter(one => one.in === place && this.ticked.has(one));
  }
}

export function example(parameter) {
  const {schema = {}} = parameter;
  return String(parameter.example ?? schema.default ?? schema.enum?.[0] ?? schema.minimum ?? `${parameter.name}…`);
}

function quoted(text) {
  return /["$`\\!]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
}
