// Talks to the sandbox.

async function json(path, options) {
  const response = await fetch(path, options);
  if (!response.ok) {
    throw refusal(response.status, await response.text());
  }
  return response.json();
}

/** An error with the server's own words, when it gave any. */
function refusal(status, body) {
  const error = new Error(`${status}: ${body.slice(0, 200)}`);
  try {
    error.words = JSON.parse(body).message;
  } catch {
    error.words = undefined;
  }
  return error;
}

export const about = () => json('/sandbox/about');
export const people = platform => json(`/sandbox/phones/${platform}`);
export const kinds = platform => json(`/sandbox/phones/${platform}/kinds`);
export const journal = () => json('/sandbox/journal?limit=150');

export async function leads() {
  const answer = await json('/sandbox/leads');
  const list = Array.isArray(answer) ? answer : answer.data ?? [];
  return { list, total: answer.pagination?.total ?? list.length };
}

export const transcript = (platform, customer) =>
  json(`/sandbox/phones/${platform}/${encodeURIComponent(customer)}/messages`);

export const type = (platform, message) =>
  json(`/sandbox/phones/${platform}/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(message),
  });

/** The live stream. `on` has a function per event name, and `state` for open and lost. */
export function follow(after, on) {
  const source = new EventSource(`/sandbox/events?after=${after}`);
  for (const name of ['journal', 'phone', 'typing', 'reset']) {
    source.addEventListener(name, event => on[name](JSON.parse(event.data)));
  }
  source.onopen = () => on.state('open');
  source.onerror = () => on.state('lost');
}

export const faults = () => json('/sandbox/faults');
export const clearFaults = () => json('/sandbox/faults', { method: 'DELETE' });
export const setFaults = settings =>
  json('/sandbox/faults', {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(settings),
  });
