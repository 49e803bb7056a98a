// The menu of what a person can send besides text. Arrow keys walk, Escape and Tab leave.
import { el } from './dom.js';

export class Menu {
  #button;
  #list;
  #onPick;

  /** @param button opens it; @param list holds its items; @param onPick is told the kind that was picked */
  constructor(button, list, onPick) {
    this.#button = button;
    this.#list = list;
    this.#onPick = onPick;
    button.addEventListener('click', () => (list.hidden ? this.#open() : this.#close()));
    button.addEventListener('keydown', event => event.key === 'ArrowUp' && this.#opened(event));
    list.addEventListener('keydown', event => this.#walk(event));
    document.addEventListener('pointerdown', event => this.#leave(event.target));
    list.addEventListener('focusout', event => event.relatedTarget && this.#leave(event.relatedTarget));
  }

  /** Fills it with kinds as the sandbox tells them; those about other messages stand apart. */
  fill(kinds) {
    const apart = kinds.findIndex(kind => kind.needs !== 'nothing');
    const items = kinds.map(kind => this.#item(kind));
    if (apart > 0) {
      items.splice(apart, 0, el('div', { role: 'separator' }));
    }
    this.#list.replaceChildren(...items);
  }

  #item({ kind, label }) {
    return el('button', {
      type: 'button',
      role: 'menuitem',
      tabindex: '-1',
      'data-kind': kind,
      onclick: () => {
        this.#close();
        this.#onPick(kind);
      },
    }, label);
  }

  #items() {
    return [...this.#list.querySelectorAll('button')];
  }

  #opened(event) {
    event.preventDefault();
    this.#open();
  }

  #open() {
    this.#list.hidden = false;
    this.#button.setAttribute('aria-expanded', 'true');
    this.#items()[0]?.focus();
  }

  #close() {
    this.#list.hidden = true;
    this.#button.setAttribute('aria-expanded', 'false');
  }

  #leave(target) {
    if (!this.#list.hidden && !this.#list.contains(target) && !this.#button.contains(target)) {
      this.#close();
    }
  }

  #walk(event) {
    if (event.key === 'Escape') {
      this.#close();
      this.#button.focus();
      return;
    }
    const items = this.#items();
    const here = items.indexOf(document.activeElement);
    const steps = { ArrowDown: here + 2, ArrowUp: here - 2, ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: items.length - 1 };
    if (event.key in steps) {
      event.preventDefault();
      items[Math.max(0, Math.min(items.length - 1, steps[event.key]))].focus();
    }
  }
}
