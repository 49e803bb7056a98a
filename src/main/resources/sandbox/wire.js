// The strip of jacks: lights up where a message is, and tells how long the last hop took.
import { byId } from './dom.js';

const GLOW = 650;

export class Wire {
  #timers = new Map();

  #sent = NaN;

  /** What happened before the page was opened: told, without the lights. */
  load(entries) {
    entries.forEach(entry => this.#tell(entry.kind, `${entry.ms} ms`));
  }

  exchange(entry) {
    this.#light(entry.kind, `${entry.ms} ms`);
  }

  message(message) {
    if (message.direction === 'typed' && message.state === 'waiting' && message.attempts === 0) {
      this.#light('phone', 'just now');
      this.#sent = Date.parse(message.at);
    } else if (message.state === 'accepted') {
      const took = Date.parse(message.at) - this.#sent;
      this.#light('back', took >= 0 && took < 600000 ? `in ${took} ms` : 'just now');
    }
  }

  /** What the widget told its page. */
  visitor(message) {
    const at = Date.parse(message.timestamp);
    if (message.sender === 'user') {
      this.#light('phone', 'just now');
      this.#sent = at;
    } else {
      this.#light('back', at >= this.#sent ? `in ${at - this.#sent} ms` : 'just now');
    }
  }

  #tell(station, text) {
    const label = byId(`wire-${station}`);
    if (label) {
      label.textContent = text;
    }
  }

  #light(station, text) {
    this.#tell(station, text);
    const element = byId('wire').querySelector(`[data-station="${station}"]`);
    element?.classList.add('lit');
    clearTimeout(this.#timers.get(station));
    this.#timers.set(station, setTimeout(() => element?.classList.remove('lit'), GLOW));
  }
}
