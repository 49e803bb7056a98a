// Builds elements. Text always goes in as text, so what customers type can never become markup.

export const byId = id => document.getElementById(id);

/** An element with properties (`class`, `data-…`, `aria-…` and `on…` handlers) and children (elements or text). */
export function el(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(key, value === true ? '' : value);
    }
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

/** A one-path icon. */
export function icon(path, className = '', viewBox = '0 0 24 24') {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', viewBox);
  svg.setAttribute('aria-hidden', 'true');
  if (className) {
    svg.setAttribute('class', className);
  }
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}

/** Runs the function at most once per frame, however often it is asked for. */
export function oncePerFrame(action) {
  let waiting = false;
  return () => {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        action();
      });
    }
  };
}

/** Runs the function once things have been calm, but never later than the longest wait. */
export function calm(action, milliseconds, longest) {
  let timer = 0;
  let since = 0;
  return () => {
    const now = performance.now();
    since ||= now;
    clearTimeout(timer);
    timer = setTimeout(() => {
      since = 0;
      action();
    }, Math.max(0, Math.min(milliseconds, since + longest - now)));
  };
}

/** Copies a text and tells so on the button. */
export async function copy(button, text) {
  await navigator.clipboard.writeText(text);
  button.dataset.copied = '';
  setTimeout(() => delete button.dataset.copied, 1500);
}
