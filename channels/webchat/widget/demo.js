'use strict';

const form = document.querySelector('#settings');
const EVENTS = ['ready', 'open', 'close', 'message', 'unread', 'ended', 'error'];

/** The tag a page would carry, of what the form says. */
function tag() {
  const script = document.createElement('script');
  script.async = true;
  script.src = new URL('widget.js', location.href).href;
  for (const { name, value } of form.elements) if (name && value) script.dataset[name] = value;
  return script;
}

/** Takes the chat away and puts it back as the form says now. */
function embed() {
  if (window.Switchboard) window.Switchboard.destroy();
  document.querySelectorAll('script[data-site]').forEach(old => old.remove());
  const script = tag();
  document.querySelector('#line').textContent = script.outerHTML;
  document.body.append(script);
}

function tell(event, detail) {
  const line = document.createElement('li');
  line.textContent = `${event} ${detail === undefined ? '' : detail instanceof Error ? detail.code || detail.message : JSON.stringify(detail)}`;
  document.querySelector('#events').prepend(line);
}

addEventListener('switchboard', () => EVENTS.forEach(event => window.Switchboard.on(event, detail => tell(event, detail))));
form.addEventListener('change', embed);
form.addEventListener('submit', event => event.preventDefault());
document.querySelector('#open').addEventListener('click', () => window.Switchboard.open());
document.querySelector('#close').addEventListener('click', () => window.Switchboard.close());
embed();
