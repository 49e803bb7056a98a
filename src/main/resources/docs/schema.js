import {h, inline} from './dom.js';

// Follows references within the document.
export class Schemas {
  constructor(document) {
    this.document = document;
  }

  resolve(node) {
    if (!node?.$ref) {
      return node;
    }
    const found = node.$ref.slice(2).split('/').reduce((at, key) => at[key], this.document);
    const {$ref, ...beside} = node;
    return {...found, ...beside};
  }

  // The fields of an object, each with its own fields folded behind it.
  fields(schema, depth = 0) {
    const object = this.resolve(schema);
    const rows = Object.entries(object.properties ?? {})
      .map(([name, field]) => this.field(name, this.resolve(field), (object.required ?? []).includes(name), depth));
    return h('ul', {class: 'fields'}, rows);
  }

  field(name, field, required, depth) {
    const inner = this.inner(field);
    const head = [
      h('code', {class: 'name'}, name),
      h('span', {class: 'type'}, this.type(field)),
      !required && h('span', {class: 'note'}, 'optional'),
    ];
    const about = [
      field.description && h('p', {}, inline(field.description)),
      this.values(field),
    ];
    if (!inner?.properties || depth > 4) {
      return h('li', {}, h('div', {class: 'field'}, head), about);
    }
    return h('li', {}, h('details', {open: depth === 0 && name === 'data'},
      h('summary', {class: 'field'}, head), about, this.fields(inner, depth + 1)));
  }

  // What a list or an object holds.
  inner(schema) {
    return schema.items ? this.inner(this.resolve(schema.items)) : schema;
  }

  type(schema) {
    if ('const' in schema) {
      return JSON.stringify(schema.const);
    }
    const types = [schema.type ?? 'any'].flat().filter(type => type !== 'null');
    const name = types.map(type => type === 'array' && schema.items
      ? `${this.type(this.resolve(schema.items))}[]`
      : type === 'string' && schema.format === 'date-time' ? 'time' : type).join(' or ');
    return [schema.type].flat().includes('null') ? `${name} or null` : name;
  }

  // What a value may be, in one line.
  values(schema) {
    const {enum: allowed, minimum, maximum, maxLength, default: usual} = schema.items ? this.resolve(schema.items) : schema;
    const words = [];
    if (allowed) {
      words.push('One of ', allowed.filter(value => value !== null)
        .flatMap((value, i) => [i ? ', ' : '', h('code', {}, String(value))]));
    }
    if (minimum != null && maximum != null) {
      words.push(`From ${minimum} to ${maximum}`);
    } else if (minimum) {
      words.push(`At least ${minimum}`);
    }
    if (maxLength) {
      words.push(`At most ${maxLength} characters`);
    }
    if (usual != null) {
      words.push(words.length ? '; ' : '', 'default ', h('code', {}, String(usual)));
    }
    return words.length > 0 && h('p', {class: 'values'}, words);
  }
}
