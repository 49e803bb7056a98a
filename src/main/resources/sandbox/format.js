// How numbers, names and times read.

const GROUPS = [
  [/^(91)(\d{5})(\d{5})$/, '+$1 $2 $3'],
  [/^(1)(\d{3})(\d{3})(\d{4})$/, '+$1 $2 $3 $4'],
  [/^(44)(\d{4})(\d{6})$/, '+$1 $2 $3'],
  [/^(49)(\d{3})(\d+)$/, '+$1 $2 $3'],
  [/^(\d{2})(\d{3})(\d{3})(\d{1,7})$/, '+$1 $2 $3 $4'],
];

/** A phone number as people write it; a visitor's session by its end; any other id as it is. */
export function phone(id) {
  if (id.startsWith('web-')) {
    return `web-…${id.slice(-6)}`;
  }
  const match = GROUPS.find(([pattern]) => pattern.test(id));
  return match ? id.replace(...match) : id;
}

export function initials(name) {
  const words = (name ?? '').trim().split(/\s+/).filter(word => /\p{L}/u.test(word));
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map(word => [...word].find(letter => /\p{L}/u.test(letter))).join('').toUpperCase() || '#';
}

/** One of eight colours, always the same for the same customer. */
export function colour(id) {
  let sum = 0;
  for (const letter of id ?? '') {
    sum = (sum * 31 + letter.codePointAt(0)) >>> 0;
  }
  return `f${sum % 8}`;
}

export function ago(iso) {
  const seconds = Math.max(0, (Date.now() - Date.parse(iso)) / 1000);
  if (seconds < 10) {
    return 'now';
  }
  const steps = [[60, 1, 's'], [3600, 60, 'min'], [86400, 3600, 'h'], [Infinity, 86400, 'd']];
  const [, unit, name] = steps.find(([limit]) => seconds < limit);
  return `${Math.floor(seconds / unit)} ${name}`;
}

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
export const clock = iso => CLOCK.format(new Date(iso));

/** Hours to seconds, and the milliseconds apart. */
export function instant(iso) {
  const time = new Date(iso);
  const pad = (number, length) => String(number).padStart(length, '0');
  return [
    `${pad(time.getHours(), 2)}:${pad(time.getMinutes(), 2)}:${pad(time.getSeconds(), 2)}`,
    `.${pad(time.getMilliseconds(), 3)}`,
  ];
}
