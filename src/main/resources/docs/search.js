// Narrows contents and reference to what holds every word typed.
export class Search {
  constructor(entries, input, found) {
    this.entries = entries;
    this.input = input;
    this.found = found;
    input.addEventListener('input', () => this.apply());
    document.addEventListener('keydown', event => this.key(event));
  }

  key(event) {
    if (event.key === '/' && !/^(INPUT|TEXTAREA)$/.test(event.target.tagName)) {
      event.preventDefault();
      this.input.focus();
    } else if (event.key === 'Escape' && event.target === this.input) {
      this.input.value = '';
      this.apply();
    } else if (event.key === 'Enter' && event.target === this.input) {
      this.entries.find(entry => !entry.section.hidden)?.link.click();
    }
  }

  apply() {
    const words = this.input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const entry of this.entries) {
      const hit = words.every(word => entry.text.includes(word));
      entry.section.hidden = entry.link.parentElement.hidden = !hit;
      count += hit;
    }
    for (const group of document.querySelectorAll('[data-group]')) {
      group.hidden = !group.querySelector('[data-entry]:not([hidden])');
    }
    document.getElementById('intro').hidden = words.length > 0;
    document.getElementById('nothing').hidden = count > 0;
    this.found.textContent = words.length ? `${count} of ${this.entries.length} operations` : '';
    document.body.dataset.searching = words.length > 0;
  }
}
