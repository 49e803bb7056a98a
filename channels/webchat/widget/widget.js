// The webchat widget: all of it is this file. No dependency, no build step; the server leaves out indentation and the
// lines that are comments, nothing more.
//
//   <script async src="https://HOST/webchat/widget.js" data-site="SITE_KEY"></script>
//
// Browsers: Chrome and Edge 89, Firefox 85, Safari 15 (all of autumn 2021) and later. What came after them (constructed
// style sheets, locks, BroadcastChannel in Safari) is asked for before it is used. What is said to the server is in
// ../WIRE.md. From top to bottom: words, what is kept, calls, session, outbox, stream, what was said, rows of the log,
// panel, style, page and API.
(() => {
  'use strict';

  const script = document.currentScript || document.querySelector('script[data-site]');
  const given = script ? script.dataset : {};
  const site = given.site;
  if (window.Switchboard) return;
  if (!site) return console.error('Switchboard: the script needs data-site');
  const base = new URL('.', script.src);

  // ---- Words -------------------------------------------------------------------------------------------------------

  // In this order, between bars. {n} is a number.
  const KEYS = ('title close unread placeholder send you typing sending sent seen edited unsent edit long fast offline lost ' +
    'ended rate thanks end fresh sound').split(' ');
  const TEXTS = {
    en: 'Chat with us|Close|New messages: {n}|Write a message…|Send|You|Typing…|Sending…|Sent|Seen|Edited|Not sent|Edit|' +
      'At most {n} characters|Too many messages at once, one moment…|You are offline. Messages go out later.|Reconnecting…|' +
      'This conversation has ended|How was it?|Thank you!|End conversation|New conversation|Sound',
    es: 'Chatea con nosotros|Cerrar|Mensajes nuevos: {n}|Escribe un mensaje…|Enviar|Tú|Escribiendo…|Enviando…|Enviado|Visto|Editado|No enviado|Editar|' +
      'Máximo {n} caracteres|Demasiados mensajes, un momento…|Sin conexión. Los mensajes saldrán luego.|Reconectando…|' +
      'Esta conversación ha terminado|¿Qué tal ha ido?|¡Gracias!|Terminar conversación|Nueva conversación|Sonido',
    pt: 'Fale conosco|Fechar|Novas mensagens: {n}|Escreva uma mensagem…|Enviar|Você|Digitando…|Enviando…|Enviada|Vista|Editada|Não enviada|Editar|' +
      'Máximo {n} caracteres|Muitas mensagens, um momento…|Sem conexão. As mensagens sairão depois.|Reconectando…|' +
      'Esta conversa terminou|Como foi?|Obrigado!|Encerrar conversa|Nova conversa|Som',
    de: 'Chatten Sie mit uns|Schließen|Neue Nachrichten: {n}|Nachricht schreiben…|Senden|Sie|Schreibt…|Wird gesendet…|Gesendet|Gelesen|Bearbeitet|Nicht gesendet|Bearbeiten|' +
      'Höchstens {n} Zeichen|Zu viele Nachrichten, einen Moment…|Sie sind offline. Nachrichten gehen später hinaus.|Wird wieder verbunden…|' +
      'Dieses Gespräch ist beendet|Wie war es?|Danke!|Gespräch beenden|Neues Gespräch|Ton',
    fr: 'Discutons|Fermer|Nouveaux messages : {n}|Écrivez un message…|Envoyer|Vous|Écrit…|Envoi…|Envoyé|Vu|Modifié|Non envoyé|Modifier|' +
      '{n} caractères au plus|Trop de messages, un instant…|Hors ligne. Les messages partiront plus tard.|Reconnexion…|' +
      'Cette conversation est terminée|Comment était-ce ?|Merci !|Terminer la conversation|Nouvelle conversation|Son',
    hi: 'हमसे बात करें|बंद करें|नए संदेश: {n}|संदेश लिखें…|भेजें|आप|लिख रहे हैं…|भेजा जा रहा है…|भेजा गया|देखा गया|बदला गया|नहीं भेजा गया|बदलें|' +
      'अधिकतम {n} अक्षर|बहुत सारे संदेश, एक पल रुकें…|आप ऑफ़लाइन हैं। संदेश बाद में भेजे जाएँगे।|फिर से जुड़ रहे हैं…|' +
      'यह बातचीत समाप्त हो गई है|कैसा रहा?|धन्यवाद!|बातचीत समाप्त करें|नई बातचीत|ध्वनि',
    ar: 'تحدث معنا|إغلاق|رسائل جديدة: {n}|اكتب رسالة…|إرسال|أنت|يكتب الآن…|جارٍ الإرسال…|أُرسلت|شوهدت|معدّلة|لم تُرسل|تعديل|' +
      'الحد الأقصى {n} حرف|رسائل كثيرة، لحظة من فضلك…|أنت غير متصل. ستُرسل الرسائل لاحقًا.|جارٍ إعادة الاتصال…|' +
      'انتهت هذه المحادثة|كيف كانت؟|شكرًا لك!|إنهاء المحادثة|محادثة جديدة|الصوت',
  };

  const canonical = tag => {
    try {
      return Intl.getCanonicalLocales(tag)[0];
    } catch {
      return '';
    }
  };
  const locale = canonical(given.locale) || canonical(document.documentElement.lang) || canonical(navigator.language) || 'en';
  const language = locale.split('-')[0];
  const rightToLeft = /^(ar|fa|he|ur)$/.test(language);
  const words = {};
  (TEXTS[language] || TEXTS.en).split('|').forEach((text, i) => (words[KEYS[i]] = text));

  const number = n => n.toLocaleString(locale);
  const say = (key, n) => words[key].replace('{n}', number(n));

  const parsed = json => {
    try {
      return JSON.parse(json);
    } catch {
      return null;
    }
  };

  // ---- What is kept ------------------------------------------------------------------------------------------------

  const prefix = `switchboard:${site}:`;
  let kept = storage('localStorage');
  const shared = kept instanceof Storage;

  // The browser's storage, or a plain object, which is read and written alike and lives as long as the page.
  function storage(name) {
    try {
      const found = window[name];
      found[prefix] = '';
      delete found[prefix];
      return found;
    } catch {
      return {};
    }
  }

  const get = key => parsed(kept[prefix + key]);
  const remove = key => delete kept[prefix + key];

  function set(key, value) {
    const entry = { [prefix + key]: JSON.stringify(value) };
    try {
      Object.assign(kept, entry);
    } catch {
      // No room: from here on in memory.
      kept = { ...kept, ...entry };
    }
  }

  // One tab at a time does this. Where there are no locks several may: the server knows by its id what it has.
  const locked = (name, work) => (shared && navigator.locks ? navigator.locks.request(prefix + name, work) : work());

  // ---- Calls -------------------------------------------------------------------------------------------------------

  const backoff = (failures, first = 1000) => Math.min(30000, first * 2 ** failures) * (0.5 + Math.random() / 2);

  // Throws what is not 2xx, with its status, code, and how long to wait.
  async function request(path, token, options, headers) {
    const bearer = token && { Authorization: `Bearer ${token}` };
    const response = await fetch(new URL(`${site}/${path}`, base), { credentials: 'omit', ...options, headers: { ...headers, ...bearer } });
    if (response.ok) return response;
    const { code, message } = (await response.json().catch(() => 0)) || {};
    throw Object.assign(new Error(message), { code, status: response.status, wait: 1000 * response.headers.get('Retry-After') });
  }

  // GET without a body, POST with one; null where nothing is said. A rating goes out also when its page is left.
  async function call(path, body, token = session && session.token) {
    const { signal, timer } = timed(20000);
    const post = body && { method: 'POST', body: JSON.stringify(body), keepalive: path === 'rating' };
    try {
      const response = await request(path, token, { signal, ...post }, post && { 'Content-Type': 'application/json' });
      return await response.json().catch(() => null);
    } finally {
      clearTimeout(timer);
    }
  }

  function timed(ms) {
    const abort = new AbortController();
    return { signal: abort.signal, timer: setTimeout(() => abort.abort(), ms) };
  }

  // ---- Session -----------------------------------------------------------------------------------------------------

  let session = get('session');
  let identity = null;
  let beginning = null;

  // Makes sure that there is a session, not too old, and of the visitor that the page told us of.
  function begin() {
    return (beginning = beginning || locked('session', negotiate).finally(() => (beginning = null)));
  }

  async function negotiate() {
    adopt(get('session'));
    const { who, token, renew_at } = session || {};
    const news = identity && identity.id !== who && identity;
    if (session && !news && Date.now() < renew_at) return;
    const page = location.href.split('#')[0].slice(0, 2000);
    try {
      const body = { page, referrer: document.referrer.slice(0, 2000), locale, ...(news && { identity }) };
      const answer = await call('sessions', body, news && who ? '' : token);
      const now = Date.now();
      adopt({ ...answer, renew_at: now + (Date.parse(answer.expires_at) - now) / 2, who: news ? news.id : who });
    } catch (error) {
      if (error.status === 401 && session) drop();
      else if (error.code === 'identity_refused') identity = null;
      else throw error;
      emit('error', error);
      if (session) return;
      await negotiate();
    }
  }

  // Goes on with this session. One that is not the former has said other things.
  function adopt(next) {
    const former = session || {};
    session = next;
    if (!next) remove('session');
    else if (next.token !== former.token) set('session', next);
    if (former.session_id === (next || {}).session_id) return;
    leave();
    forget();
    connect();
  }

  // Its token is no good any more; another tab may have a better one.
  function drop() {
    const other = get('session');
    adopt(other && session && other.token !== session.token ? other : null);
    if (waiting()) drain();
  }

  // ---- Outbox ------------------------------------------------------------------------------------------------------

  let draining = false;
  let drainTimer = 0;
  let sendFailures = 0;
  let lastStamp = 0;
  let tooFast = false;

  // An entry of its own for each message: tabs share them without overwriting each other's.
  const outbox = () => Object.keys(kept).filter(key => key.startsWith(prefix + 'out')).sort()
    .map(key => ({ ...parsed(kept[key]), key: key.slice(prefix.length) }));
  const waiting = () => outbox().find(item => !item.failed);

  function write(text, content) {
    lastStamp = Math.max(Date.now(), lastStamp + 1);
    const id = [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(36)).join('');
    set(`out${lastStamp}${id}`, { client_message_id: id, text, content, timestamp: lastStamp });
    stick = true;
    render();
    drain();
  }

  // Sends what waits, one after the other, until nothing does or something is in the way.
  async function drain() {
    if (draining) return;
    draining = true;
    clearTimeout(drainTimer);
    let problem = null;
    await locked('outbox', async () => {
      for (let item; !destroyed && (item = waiting()); ) await send(item);
    }).catch(error => (problem = error));
    draining = tooFast = false;
    if (problem) {
      tooFast = problem.status === 429;
      if (!tooFast) trouble();
      drainTimer = setTimeout(drain, problem.wait || backoff(sendFailures++));
    } else if (waiting()) drain();
    render();
  }

  async function send({ key, ...item }) {
    const { client_message_id, text, content } = item;
    try {
      await begin();
      const answer = await call('messages', { client_message_id, text, content });
      if (!messages.has(answer.message_id)) put({ ...item, ...answer, sender: 'user', content: null });
      remove(key);
      sendFailures = 0;
    } catch (error) {
      if (error.status === 401) drop();
      if (![400, 403, 404, 413].includes(error.status)) throw error;
      set(key, { ...item, failed: error.status });
      emit('error', error);
    }
    render();
  }

  // ---- Stream ------------------------------------------------------------------------------------------------------

  let stream = null;
  let lastId = '';
  let failures = 0;
  let firstStep = 1000;
  let retryTimer = 0;
  let yielded = false;
  const channel = window.BroadcastChannel && new BroadcastChannel(prefix);

  function connect() {
    if (stream || yielded || destroyed || !(session || (identity && shown))) return;
    const mine = (stream = new AbortController());
    clearTimeout(retryTimer);
    if (channel) channel.postMessage(0);
    listen(mine).then(() => ({}), error => error).then(({ status, wait }) => {
      if (stream !== mine) return;
      stream = null;
      if (status === 401) return drop();
      trouble();
      retryTimer = setTimeout(connect, wait || (status < 500 ? 60000 : backoff(failures++, firstStep)));
    });
  }

  function leave() {
    clearTimeout(retryTimer);
    if (stream) stream.abort();
    stream = null;
  }

  async function listen(mine) {
    let watchdog;
    const alive = () => {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => mine.abort(), 40000);
    };
    try {
      alive();
      await begin();
      const headers = { Accept: 'text/event-stream', ...(lastId && { 'Last-Event-ID': lastId }) };
      const response = await request('events', session.token, { signal: mine.signal, cache: 'no-store' }, headers);
      await read(response.body.getReader(), alive);
    } finally {
      clearTimeout(watchdog);
    }
  }

  async function read(reader, alive) {
    const decoder = new TextDecoder();
    let rest = '';
    stale = new Set(drafts.keys());
    for (let piece; !(piece = await reader.read()).done; ) {
      alive();
      const blocks = (rest + decoder.decode(piece.value, { stream: true })).split(/\r?\n\r?\n/);
      rest = blocks.pop();
      blocks.forEach(dispatch);
      render();
    }
  }

  function dispatch(block) {
    const { event, id, data, retry } = Object.fromEntries(block.split(/\r?\n/).map(line => line.split(/: ?(.*)/s)));
    firstStep = +retry || firstStep;
    const news = parsed(data);
    try {
      if (news && happened[event]) happened[event](news);
    } catch (error) {
      console.error(error);
    }
    lastId = id || lastId;
  }

  // ---- What was said -----------------------------------------------------------------------------------------------

  const messages = new Map();
  const drafts = new Map();
  const ends = new Map();
  let conversations = [];
  let hidden = get('hidden');
  let synced = false;
  let stale = new Set();
  let seen = {};
  let told = '';
  let typingTimer = 0;

  function forget() {
    for (const map of [messages, drafts, ends]) map.clear();
    conversations = [];
    seen = {};
    lastId = '';
    synced = false;
    quiet();
    render();
  }

  const current = () => conversations[conversations.length - 1];

  // False for a conversation that the visitor has put away.
  function meet({ conversation_id: id }) {
    if (id !== hidden && !conversations.includes(id)) conversations.push(id);
    return id !== hidden;
  }

  function put(message) {
    const { message_id: id, client_message_id, sender } = message;
    const sent = client_message_id && outbox().find(item => item.client_message_id === client_message_id);
    if (sent) remove(sent.key);
    if (!meet(message)) return;
    const known = messages.has(id);
    drafts.delete(id);
    if (sender === 'agent') quiet();
    if (message.deleted_at) return messages.delete(id);
    messages.set(id, message);
    if (known || !(synced || sent)) return;
    emit('message', message);
    if (sender !== 'agent') return;
    announce(shown ? `${nameOf(message)}: ${message.text}` : say('unread', unread().length));
    if (get('sound')) ding();
  }

  const happened = {
    message: put,
    status({ message_id: id, status }) {
      if (messages.has(id)) messages.set(id, { ...messages.get(id), status });
    },
    ended(end) {
      if (!meet(end)) return;
      quiet();
      if (synced && !ends.has(end.conversation_id)) emit('ended', end);
      ends.set(end.conversation_id, end);
    },
    chunk({ message_id: id, delta, reset, ...of }) {
      if (!meet(of) || messages.has(id)) return;
      stale.delete(id);
      drafts.set(id, (reset ? '' : drafts.get(id) || '') + delta);
      if (drafts.get(id)) quiet();
      else drafts.delete(id);
    },
    typing({ typing }) {
      quiet();
      if (typing) typingTimer = setTimeout(() => (quiet(), render()), 45000);
    },
    // All there was has come: what a former stream left half-written, and this one did not begin again, is void.
    heartbeat() {
      stale.forEach(id => drafts.delete(id));
      stale.clear();
      synced = true;
      failures = 0;
      calm();
      tell();
      if (Date.now() > session.renew_at) begin().catch(() => 0);
      if (waiting()) drain();
    },
  };

  function quiet() {
    clearTimeout(typingTimer);
    typingTimer = 0;
  }

  const ordered = () => [...messages.values()].sort((a, b) =>
    conversations.indexOf(a.conversation_id) - conversations.indexOf(b.conversation_id) || a.sequence_no - b.sequence_no);

  const unread = () => [...messages.values()].filter(({ sender, status, conversation_id: id, sequence_no }) =>
    sender === 'agent' && status !== 'read' && !(sequence_no <= seen[id]));

  // What is there has been seen.
  function look() {
    if (!shown || document.hidden || !view.log.clientHeight) return;
    for (const { conversation_id: id, sequence_no } of unread()) seen[id] = Math.max(seen[id] || 0, sequence_no);
    tell();
  }

  // Tells the server, once.
  function tell() {
    const conversation_id = current();
    const sequence_no = seen[conversation_id];
    const news = conversation_id + sequence_no;
    if (!sequence_no || told === news) return;
    told = news;
    call('read', { conversation_id, sequence_no }).catch(() => (told = ''));
  }

  // Puts the ended conversation away; the next message opens another.
  function fresh() {
    set('hidden', current());
    putAway();
    attend();
  }

  function putAway() {
    const at = lastId;
    hidden = get('hidden');
    forget();
    lastId = at;
    synced = true;
  }

  // ---- Rows of the log ---------------------------------------------------------------------------------------------

  const view = {};
  let settings = {};
  let stick = true;
  let nodes = new Map();

  function el(tag, props, ...children) {
    const node = document.createElement(tag);
    for (const name in props) {
      const value = props[name];
      if (name.startsWith('on')) node[name] = value;
      else if (value || value === 0) node.setAttribute(name, value);
    }
    node.append(...children.filter(child => child));
    return node;
  }

  const ICONS = {
    chat: 'M12 3.5c5 0 9 3.3 9 7.5s-4 7.5-9 7.5c-1 0-2-.1-2.9-.4l-4.5 2.4.9-3.6C4 15.4 3 13.3 3 11c0-4.2 4-7.5 9-7.5z',
    down: 'M6 9l6 6 6-6',
    close: 'M6 6l12 12M18 6L6 18',
    send: 'M12 19V5M6 11l6-6 6 6',
    bell: 'M6 17v-6a6 6 0 0 1 12 0v6l1 1H5zM10 21h4M4 4l16 16',
    end: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12l3 3 5-5',
    star: 'M12 4l2.5 5 5.5.8-4 4 1 5.7-5-2.7-5 2.7 1-5.7-4-4 5.5-.8z',
  };

  function icon(name) {
    const space = 'http://www.w3.org/2000/svg';
    const svg = document.createElementNS(space, 'svg');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', true);
    svg.append(document.createElementNS(space, 'path'));
    svg.firstChild.setAttribute('d', ICONS[name]);
    svg.setAttribute('class', name);
    return svg;
  }

  // A button that shows only a picture.
  const tool = (label, name, onclick, kind = 'tool') => el('button', { type: 'button', class: kind, 'aria-label': label, title: label, onclick }, icon(name));

  const LINK = /\b(?:https?:\/\/|mailto:|tel:|www\.)[^\s<>"`\p{C}]+|\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/giu;

  // An address that a visitor may be led to, else nothing.
  function safe(address) {
    try {
      const { href, protocol } = new URL(address, base);
      return /^(https?|mailto|tel):$/.test(protocol) && href;
    } catch {
      return '';
    }
  }

  const link = (href, ...shownAs) => el('a', { href, rel: 'noopener noreferrer', target: /^http/.test(href) && '_blank' }, ...shownAs);

  // Text is text: only addresses become more. A full stop after one is not part of it, nor is a bracket around it.
  function rich(text) {
    const parts = [];
    let end = 0;
    for (const { 0: match, index } of text.matchAll(LINK)) {
      let found = match;
      while (/[.,;:!?'\]}»。،]$|^[^(]*\)$/.test(found)) found = found.slice(0, -1);
      const scheme = /^\w+:/.test(found) ? '' : found.includes('@') ? 'mailto:' : 'https://';
      const href = safe(scheme + found);
      parts.push(text.slice(end, index), href ? link(href, found) : found);
      end = index + found.length;
    }
    return [...parts, text.slice(end)];
  }

  const nameOf = ({ agent_name }) => agent_name || settings.name || words.title;
  const isMine = item => !!item && (!!item.key || item.sender === 'user');
  const timeOf = item => new Date(item.timestamp);

  function clock(at) {
    const today = at.toDateString() === new Date().toDateString();
    return at.toLocaleString(locale, today ? { hour: 'numeric', minute: '2-digit' } : { dateStyle: 'medium', timeStyle: 'short' });
  }

  function inside({ type, text, content }) {
    const { url, caption, filename, width, height } = (content && content.media) || {};
    const href = url && safe(url);
    if (!href) return rich(caption || text || '');
    const name = filename || caption || href.split('/').pop();
    const image = type === 'image' && el('img', { src: href, alt: name, width, height, referrerpolicy: 'no-referrer', onload: () => toEnd(), onerror: () => image.replaceWith(name) });
    return [link(href, image || `📎 ${name}`), caption && el('div', {}, ...rich(caption))];
  }

  const chips = ({ message_id, content: { options } }) => el('div', { class: 'chips' }, ...options.map(({ id, title, description }) =>
    el('button', { type: 'button', class: 'chip', onclick: () => (write(title, { choice: { id, message_id } }), attend()) },
      title, description && el('small', {}, description))));

  // Back into the field, to be written better.
  function rewrite({ key, text }) {
    remove(key);
    view.field.value = text;
    typed();
    view.field.focus();
    render();
  }

  // What stands under a message: when, and how far it came.
  function under({ item, last, newest, answered }) {
    if (item.failed) {
      return el('div', { class: 'meta failed' }, item.failed === 413 ? say('long', limit()) : words.unsent, ' · ',
        el('button', { type: 'button', onclick: () => rewrite(item) }, words.edit));
    }
    const state = item.key ? words.sending : newest && (answered || item.status === 'read' ? words.seen : words.sent);
    return item.timestamp && (last || item.key) && el('div', { class: 'meta' }, [clock(timeOf(item)), item.edited_at && words.edited, state].filter(Boolean).join(' · '));
  }

  function bubble(row) {
    const { item, mine, first, last, choices } = row;
    return el('li', { class: `row ${mine ? 'mine' : 'theirs'} ${first ? 'first' : ''} ${item.key ? 'waits' : ''}` },
      first && item.agent_name && el('div', { class: 'meta', dir: 'auto', 'aria-hidden': true }, item.agent_name),
      el('div', { class: `bubble ${item.type === 'image' ? 'image' : ''}` },
        el('span', { class: 'sr' }, `${mine ? words.you : nameOf(item)}: `),
        el('div', { class: 'text', dir: 'auto' }, ...inside(item))),
      choices && chips(item), under(row));
  }

  const draft = ({ item }) => el('li', { class: 'row theirs first' },
    el('div', { class: 'bubble', 'aria-busy': 'true' }, el('div', { class: 'text draft', dir: 'auto' }, ...rich(item.text))));

  const dots = () => el('li', { class: 'row theirs first' },
    el('div', { class: 'bubble dots' }, el('span', { class: 'sr' }, words.typing), el('i'), el('i'), el('i')));

  const face = () => el('span', { class: 'face' }, icon('chat'));

  const welcome = () => el('li', { class: 'card welcome' }, face(), el('strong', { dir: 'auto' }, title()), words.subtitle);

  const card = ({ item }) => el('li', { class: 'card' }, el('strong', {}, words.ended), item.rating ? words.thanks : words.rate,
    el('div', { class: 'stars', role: 'group', 'aria-label': words.rate }, ...[1, 2, 3, 4, 5].map(n => {
      const star = tool(`${number(n)}/${number(5)}`, 'star', () => rate(item, n), n <= item.rating ? 'on' : 'off');
      star.setAttribute('aria-pressed', n === item.rating);
      return star;
    })),
    el('button', { type: 'button', class: 'chip', onclick: fresh }, words.fresh));

  function rate(end, rating) {
    ends.set(end.conversation_id, { ...end, rating });
    paint();
    view.list.lastChild.querySelectorAll('button')[rating - 1].focus();
    announce(words.thanks);
    call('rating', { conversation_id: end.conversation_id, rating }).catch(trouble);
  }

  const title = () => settings.name || words.title;
  const limit = () => settings.max_characters || 4000;
  const over = ({ item }) => el('li', { class: 'meta card' }, item);

  // What the log shows, from top to bottom: each row with its key, how to make it, and what it depends on.
  function rows() {
    const all = [];
    const add = (key, make, row) => all.push({ key, make, ...row });
    const list = [...ordered(), ...outbox()];
    const newest = list.filter(isMine).pop();
    const together = (one, other) => one && other && isMine(one) === isMine(other) && timeOf(other) - timeOf(one) < 3e5;
    if (!list.length && (synced || !session)) add('welcome', welcome);
    if (settings.greeting && (list.length || synced || !session)) add('greeting', bubble, { item: { text: settings.greeting }, first: true });
    list.forEach((item, i) => {
      const after = list[i + 1];
      const end = ends.get(item.conversation_id);
      add(item.client_message_id || item.message_id, bubble, { item, mine: isMine(item), first: !together(list[i - 1], item), last: !together(item, after),
        newest: item === newest, answered: !!after, choices: !after && !end && !isMine(item) && item.content && item.content.options });
      if (end && !(after && after.conversation_id === item.conversation_id)) {
        add(`end${item.conversation_id}`, after ? over : card, { item: after ? words.ended : end });
      }
    });
    drafts.forEach((text, id) => add(id, draft, { item: { text } }));
    if (typingTimer && !drafts.size) add('dots', dots);
    return all;
  }

  // Brings the log to what it should show, touching only what changed: a reader's place and focus stay.
  function paintLog() {
    const made = new Map();
    let place = view.list.firstChild;
    for (const { key, make, ...row } of rows()) {
      const face = make.name + JSON.stringify(row);
      const old = nodes.get(key);
      let node = old && old.node;
      if (!old || old.face !== face) {
        node = make(row);
        if (!old && synced) node.classList.add('in');
        if (old) old.node.replaceWith(node);
        if (old && place === old.node) place = node;
      }
      made.set(key, { node, face });
      if (node === place) place = place.nextSibling;
      else view.list.insertBefore(node, place);
    }
    nodes.forEach(({ node }, key) => made.has(key) || node.remove());
    nodes = made;
  }

  // ---- Panel -------------------------------------------------------------------------------------------------------

  let shown = false;
  let opener = null;
  let destroyed = false;
  let troubled = false;
  let troubleTimer = 0;
  let paintTimer = 0;
  let toldTyping = 0;
  const target = given.target && document.querySelector(given.target);
  const tab = storage('sessionStorage');

  function render() {
    if (view.root && !destroyed && !paintTimer) paintTimer = setTimeout(paint, 16);
  }

  function paint() {
    clearTimeout(paintTimer);
    paintTimer = 0;
    const near = stick || atEnd();
    paintLog();
    stick = false;
    toEnd(near);
    look();
    const count = unread().length;
    if (count !== view.count) emit('unread', count);
    view.count = count;
    view.badge.textContent = count > 99 ? '99+' : count || '';
    view.launcher.setAttribute('aria-label', shown ? words.close : title() + (count ? `. ${say('unread', count)}` : ''));
    view.end.hidden = !current() || ends.has(current());
    view.jump.hidden = atEnd();
    const notice = tooFast ? words.fast : !navigator.onLine ? words.offline : troubled ? words.lost : '';
    view.banner.classList.toggle('on', notice);
    if (view.banner.textContent !== notice) view.banner.textContent = notice;
    view.sound.setAttribute('aria-pressed', !!get('sound'));
  }

  const atEnd = () => view.log.scrollHeight - view.log.scrollTop - view.log.clientHeight < 80;

  function toEnd(force = atEnd()) {
    if (force) view.log.scrollTop = 1e9;
  }

  // Something is in the way; a short while of it is nobody's business.
  function trouble() {
    troubleTimer = troubleTimer || setTimeout(() => {
      troubled = true;
      render();
    }, 2500);
  }

  function calm() {
    clearTimeout(troubleTimer);
    troubleTimer = 0;
    troubled = false;
  }

  function announce(text) {
    view.live.append(el('p', {}, text));
    if (view.live.childNodes.length > 3) view.live.firstChild.remove();
  }

  function ding() {
    const audio = (view.audio = view.audio || new AudioContext());
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    volume.gain.setValueAtTime(0.08, audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.3);
    tone.frequency.value = 784;
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 0.3);
  }

  function typed() {
    const { field } = view;
    const text = field.value.trim();
    const length = [...text].length;
    const tooLong = length > limit();
    field.style.height = 0;
    field.style.height = `${Math.min(field.scrollHeight, 132)}px`;
    view.send.disabled = !length || tooLong;
    view.notice.textContent = tooLong ? say('long', limit()) : '';
    view.left.textContent = length > limit() * 0.9 ? `${number(length)}/${number(limit())}` : '';
    if (length && !session) begin().catch(() => 0);
    if (!stream || (length ? Date.now() - toldTyping < 5000 : !toldTyping)) return;
    toldTyping = length && Date.now();
    call('typing', { typing: !!length }).catch(() => 0);
  }

  function submit(event) {
    event.preventDefault();
    if (view.send.disabled) return;
    write(view.field.value.trim());
    view.field.value = '';
    toldTyping = 0;
    typed();
    view.field.focus();
  }

  // Into the field, but where that would bring up the keyboard of a phone.
  const attend = () => (matchMedia('(pointer: coarse)').matches ? view.panel : view.field).focus();

  // focus: false where the page opens it by itself and must not take it from where the visitor is.
  function open(focus) {
    if (shown) return;
    opener = document.activeElement;
    show(true);
    if (focus) attend();
    connect();
    emit('open');
  }

  function close() {
    if (!shown || target) return;
    const back = document.activeElement === view.host;
    show(false);
    if (back) (opener === document.body || opener === view.host || !opener ? view.launcher : opener).focus();
    emit('close');
  }

  // A visitor who goes on to the next page finds the panel as it was.
  function show(on) {
    shown = on;
    tab[prefix + 'open'] = on ? 1 : '';
    view.wrap.classList.toggle('open', on);
    view.launcher.setAttribute('aria-expanded', on);
    stick = true;
    paint();
  }

  // Keeps the Tab key inside while the panel is open; Escape leads out. The page's own shortcuts are not meant here.
  function keyed(event) {
    event.stopPropagation();
    if (event.key === 'Escape') close();
    if (event.key === 'Enter' && event.target === view.field && !event.shiftKey && !event.isComposing && event.keyCode !== 229) submit(event);
    if (event.key !== 'Tab' || target) return;
    const stops = [...view.panel.querySelectorAll('button, a, textarea, .log')].filter(stop => !stop.disabled && stop.offsetParent);
    const [from, to] = event.shiftKey ? [0, stops.length - 1] : [stops.length - 1, 0];
    const at = stops.indexOf(view.root.activeElement);
    if (at !== from && at >= 0) return;
    event.preventDefault();
    stops[to].focus();
  }

  function finish() {
    call('end', { conversation_id: current() }).catch(trouble);
    attend();
  }

  function toggleSound() {
    set('sound', !get('sound'));
    if (get('sound')) ding();
    render();
  }

  function build() {
    if (!customElements.get('switchboard-chat')) customElements.define('switchboard-chat', class extends HTMLElement {});
    const host = el('switchboard-chat', { inline: !!target });
    const root = host.attachShadow({ mode: 'open' });
    const side = given.position || settings.position || (rightToLeft ? 'left' : 'right');
    Object.assign(view, {
      host, root,
      launcher: tool('', 'chat', () => (shown ? close() : open(true)), 'launcher'),
      badge: el('span', { class: 'badge', 'aria-hidden': true }),
      sound: tool(words.sound, 'bell', toggleSound),
      end: tool(words.end, 'end', finish),
      banner: el('div', { class: 'banner', role: 'status' }),
      list: el('ol'),
      jump: tool(say('unread', ''), 'down', () => (toEnd(true), attend()), 'jump'),
      field: el('textarea', { rows: 1, placeholder: words.placeholder, 'aria-label': words.placeholder, 'aria-describedby': 'notice', enterkeyhint: 'send', oninput: typed }),
      send: tool(words.send, 'send', submit, 'go'),
      notice: el('span', { id: 'notice', role: 'alert' }),
      left: el('span'),
      live: el('div', { class: 'sr', 'aria-live': 'polite' }),
    });
    view.launcher.append(icon('down'), view.badge);
    view.log = el('div', { class: 'log', role: 'log', 'aria-live': 'off', 'aria-label': title(), tabindex: 0, onscroll: () => (view.jump.hidden = atEnd()) }, view.list);
    view.panel = el('div', { class: 'panel', role: target ? 'group' : 'dialog', 'aria-labelledby': 'title', tabindex: -1, onkeydown: keyed },
      el('div', { class: 'head' }, face(), el('div', { id: 'title', dir: 'auto' }, title()), view.sound, view.end, !target && tool(words.close, 'close', close)),
      view.banner,
      el('div', { class: 'body' }, view.log, view.jump),
      el('form', { onsubmit: submit }, el('div', { class: 'box' }, view.field, view.send), el('div', { class: 'hint' }, view.notice, view.left)));
    view.wrap = el('div', { class: `sb ${side} ${target ? 'inline' : ''}`, dir: rightToLeft ? 'rtl' : 'ltr', lang: TEXTS[language] ? language : 'en', role: 'region', 'aria-label': title() },
      view.panel, !target && view.launcher, view.live);
    colours();
    theme();
    dress(root);
    root.append(view.wrap);
    (target || document.body).append(host);
    typed();
  }

  // ---- Style -------------------------------------------------------------------------------------------------------

  // Close enough to the formula of WCAG that what passes here has 4.5 : 1 there, whatever the colour.
  const luminance = rgb => rgb.reduce((sum, c, i) => sum + (c / 255) ** 2.22 * [0.2126, 0.7152, 0.0722][i], 0.05);
  const contrast = (a, b) => Math.max(luminance(a) / luminance(b), luminance(b) / luminance(a));
  const mixed = (a, b, share) => a.map((c, i) => Math.round(c + (b[i] - c) * share));

  // The site's colour, what can be read on it, and shades of it that can be read on the panel, light and dark.
  function colours() {
    const hex = [given.color, settings.color, '#0b6b5e'].find(color => /^#([\da-f]{3}){1,2}$/i.test(color));
    const fill = hex.match(hex.length > 4 ? /\w\w/g : /\w/g).map(digits => parseInt(digits.padEnd(2, digits), 16));
    const white = [255, 255, 255];
    const black = [0, 0, 0];
    const on = contrast(fill, white) > 4.6 ? white : black;
    const readable = (ground, towards, share = 0) => {
      const ink = mixed(fill, towards, share);
      return contrast(ink, ground) > 4.9 || share > 1 ? ink : readable(ground, towards, share + 0.05);
    };
    const inks = { fill, on, shade: mixed(fill, on === white ? black : white, 0.25), light: readable([241, 243, 246], black), dark: readable([38, 45, 54], white) };
    for (const name in inks) view.wrap.style.setProperty(`--${name}`, `rgb(${inks[name]})`);
  }

  // Also when the page changes its mind later.
  const theme = () => ['auto', 'light', 'dark'].forEach(name => view.wrap.classList.toggle(name, name === (given.theme || 'auto')));

  // A constructed sheet needs no leave of a strict policy; an older browser gets a style element with the script's nonce.
  function dress(root) {
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      root.adoptedStyleSheets = [sheet];
    } catch {
      root.append(el('style', { nonce: script.nonce }, STYLE));
    }
  }

  const DARK = `color-scheme: dark; --ground: #161b21; --soft: #262d36; --text: #eef1f4; --muted: #a9b4c1; --line: #36404c; --ink: var(--dark); --bad: #ff9c8f; --warn: #3a2f14; --shadow: #000a;`;
  const STYLE = `
  :host { all: initial !important; }
  :host([inline]) { display: block !important; height: 100% !important; }
  .sb {
    all: initial; color-scheme: light; --ground: #fff; --soft: #f1f3f6; --text: #17202b; --muted: #586474; --line: #e2e6eb; --ink: var(--light); --bad: #b3261e; --warn: #fff0c8; --shadow: #141e2d40;
    color: var(--text); font: 15px/1.45 var(--switchboard-font, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif);
    --ease: .28s cubic-bezier(.2, .9, .3, 1);
  }
  @media (prefers-color-scheme: dark) { .auto { ${DARK} } }
  .dark { ${DARK} }
  *, ::before, ::after { box-sizing: border-box; }
  [hidden], :empty.badge { display: none !important; }
  button, textarea { font: inherit; color: inherit; margin: 0; border: 0; background: none; padding: 0; }
  button { cursor: pointer; -webkit-tap-highlight-color: transparent; }
  ol { list-style: none; margin: 0; padding: 0; min-height: 100%; display: flex; flex-direction: column; justify-content: flex-end; }
  svg { display: block; width: 22px; fill: none; stroke: currentColor; stroke-width: 1.9; stroke-linecap: round; stroke-linejoin: round; }
  .chat { fill: currentColor; }
  :focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
  .sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .launcher, .tool, .jump, .go, .face { display: grid; place-items: center; flex: none; border-radius: 50%; }

  .launcher {
    position: fixed; z-index: 2147483000; bottom: 20px; right: 20px; width: 60px; height: 60px;
    background: linear-gradient(var(--fill), var(--shade)); color: var(--on); box-shadow: 0 10px 30px -6px var(--shadow), 0 2px 6px var(--shadow); transition: transform var(--ease);
  }
  .launcher:hover { transform: translateY(-2px) scale(1.04); }
  .launcher:focus-visible { outline-color: var(--text); }
  .launcher svg { grid-area: 1 / 1; width: 28px; transition: transform var(--ease), opacity .2s; }
  .launcher .down, .open .launcher .chat { opacity: 0; transform: rotate(-60deg) scale(.6); }
  .open .launcher .down { opacity: 1; transform: none; }
  .badge {
    position: absolute; top: -4px; right: -4px; min-width: 24px; padding: 0 6px; border-radius: 12px; border: 2px solid var(--ground);
    background: #c62828; color: #fff; font-size: 12px; line-height: 20px; font-weight: 700; text-align: center; animation: rise var(--ease);
  }

  .panel {
    position: fixed; z-index: 2147483001; bottom: 96px; right: 20px; width: 400px; height: min(700px, calc(100vh - 120px)); display: flex; flex-direction: column; overflow: hidden;
    background: var(--ground); border-radius: var(--switchboard-radius, 20px); box-shadow: 0 0 0 1px var(--line), 0 30px 70px -16px var(--shadow), 0 10px 24px -12px var(--shadow);
    transform-origin: 100% 100%; transition: opacity .18s, visibility .18s, transform var(--ease); opacity: 0; visibility: hidden; transform: translateY(14px) scale(.96);
  }
  .left .launcher, .left .panel { right: auto; left: 20px; transform-origin: 0 100%; }
  .open .panel { opacity: 1; visibility: visible; transform: none; transition: opacity .18s, transform var(--ease); }
  .head { display: flex; align-items: center; gap: 2px; padding: 16px; background: linear-gradient(120deg, var(--fill), var(--shade)); color: var(--on); }
  .face { width: 42px; height: 42px; background: var(--on); color: var(--fill); }
  #title { flex: 1; padding: 0 12px; font-size: 17px; line-height: 1.25; font-weight: 650; letter-spacing: -.01em; overflow: hidden; text-overflow: ellipsis; }
  .tool { width: 40px; height: 40px; }
  .tool:hover { background: #7f7f7f40; }
  .tool[aria-pressed=true] { box-shadow: inset 0 0 0 2px; }
  .head :focus-visible, .mine :focus-visible { outline-color: currentColor; outline-offset: -3px; }
  .banner { max-height: 0; padding: 0 18px; background: var(--warn); font-size: 14px; transition: all var(--ease); }
  .on.banner { max-height: 99px; padding: 10px 18px; }

  .body { position: relative; flex: 1; min-height: 0; }
  .log { height: 100%; overflow-y: auto; overscroll-behavior: contain; padding: 0 16px; }
  .log:focus-visible { outline-offset: -4px; }
  .row { display: flex; flex-direction: column; align-items: flex-start; margin-top: 3px; }
  .first { margin-top: 14px; }
  li:last-child { margin-bottom: 12px; }
  .mine { align-items: flex-end; }
  .bubble { max-width: 84%; padding: 9px 14px; border-radius: 19px; background: var(--soft); overflow: hidden; border-end-start-radius: 6px; }
  .mine .bubble { background: var(--fill); color: var(--on); border-end-start-radius: 19px; border-end-end-radius: 6px; }
  .text { white-space: pre-wrap; overflow-wrap: anywhere; word-break: break-word; unicode-bidi: plaintext; }
  a { color: var(--ink); text-underline-offset: 2px; }
  .mine a { color: inherit; }
  .image { padding: 5px; }
  .image .text div { padding: 4px 9px; }
  img { display: block; max-width: 100%; height: auto; border-radius: 15px; }
  .meta { margin: 4px 6px 0; font-size: 12px; color: var(--muted); }
  .failed { color: var(--bad); }
  .failed button { font-weight: 700; text-decoration: underline; min-height: 24px; }
  .draft::after { content: ""; display: inline-block; width: 2px; height: 1em; margin: 0 3px -2px; background: var(--ink); animation: blink 1s steps(2) infinite; }
  .dots { display: flex; gap: 5px; padding: 15px 16px; }
  i { width: 7px; height: 7px; border-radius: 50%; background: var(--muted); animation: bob 1.2s infinite; }
  i + i { animation-delay: .15s; }
  i + i + i { animation-delay: .3s; }
  .chips { display: flex; flex-wrap: wrap; gap: 8px; margin: 10px 0 4px; }
  .chip { min-height: 38px; padding: 6px 16px; border-radius: 20px; border: 1.5px solid; color: var(--ink); font-weight: 600; text-align: start; transition: background .15s; }
  .chip:hover { background: var(--soft); }
  small { display: block; font-weight: 400; }
  .card { display: flex; flex-direction: column; align-items: center; margin: 18px 0 6px; padding: 18px; border: 1px solid var(--line); border-radius: 16px; color: var(--muted); text-align: center; }
  .welcome, .meta.card { border: 0; margin: auto; }
  .welcome .face { width: 72px; height: 72px; margin-bottom: 16px; background: var(--soft); color: var(--ink); }
  .welcome .chat { width: 36px; }
  strong { font-size: 17px; font-weight: 650; color: var(--text); }
  .stars { display: flex; margin: 6px 0 12px; color: var(--ink); }
  .stars button { padding: 8px; border-radius: 50%; }
  .star { width: 28px; }
  .on .star, .stars:hover .star { fill: currentColor; }
  .stars button:hover ~ button .star { fill: none; }
  .jump { position: absolute; bottom: 10px; left: calc(50% - 19px); width: 38px; height: 38px; background: var(--ground); color: var(--ink); box-shadow: 0 0 0 1px var(--line), 0 6px 16px -4px var(--shadow); }

  form { padding: 8px 12px max(12px, env(safe-area-inset-bottom)); }
  .box { display: flex; align-items: flex-end; padding: 5px; border: 1.5px solid var(--muted); border-radius: 25px; transition: box-shadow .15s; }
  .box:focus-within { border-color: var(--ink); box-shadow: 0 0 0 1.5px var(--ink); }
  textarea { flex: 1; min-width: 0; min-height: 36px; padding: 7px 12px; resize: none; font-size: 16px; line-height: 1.4; outline: 0 !important; unicode-bidi: plaintext; }
  ::placeholder { color: var(--muted); opacity: 1; }
  .go { width: 36px; height: 36px; background: var(--fill); color: var(--on); transition: transform var(--ease); }
  .go:disabled { background: var(--soft); color: var(--muted); }
  .hint { display: flex; justify-content: space-between; padding: 0 14px; font-size: 13px; color: var(--muted); }
  .hint [role] { color: var(--bad); }

  .in { animation: rise var(--ease); }
  @keyframes rise { from { opacity: 0; transform: translateY(8px); } }
  @keyframes blink { 50% { opacity: 0; } }
  @keyframes bob { 30% { transform: translateY(-4px); } 60% { transform: none; } }
  @media (max-width: 480px) {
    .sb:not(.inline) .panel { inset: var(--top, 0) 0 0; width: 100%; height: var(--height, auto); border-radius: 0; }
    .tool { width: 44px; height: 44px; }
  }
  .inline .panel { position: relative; inset: auto; width: 100%; height: 100%; z-index: 0; }
  @media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important; } }
  @media (forced-colors: active) { .bubble, .go, .launcher { border: 1px solid; } }
  @media print { .sb { display: none; } }
  `;

  // ---- Page and API ------------------------------------------------------------------------------------------------

  const listeners = {};
  const undo = [];

  function emit(event, detail) {
    for (const listener of listeners[event] || []) {
      try {
        listener(detail);
      } catch (error) {
        console.error(error);
      }
    }
  }

  function hear(source, events, listener) {
    for (const event of events.split(' ')) {
      source.addEventListener(event, listener);
      undo.push(() => source.removeEventListener(event, listener));
    }
  }

  // What another tab has changed.
  function changed({ key }) {
    if (key === prefix + 'session') adopt(get('session'));
    if (key === prefix + 'hidden') putAway();
    render();
  }

  function looked() {
    if (document.hidden) return;
    yielded = false;
    connect();
    render();
  }

  function hurry() {
    leave();
    failures = sendFailures = 0;
    connect();
    if (waiting()) drain();
    render();
  }

  // A phone's keyboard covers what is fixed to the window.
  function aboveKeyboard() {
    const { height, offsetTop, scale } = visualViewport;
    view.panel.style.setProperty('--top', scale > 1 ? 0 : `${offsetTop}px`);
    view.panel.style.setProperty('--height', `${height * scale}px`);
  }

  // Keeps the end of the log in sight when its place grows, shrinks, or appears.
  function sized() {
    toEnd(view.jump.hidden);
    render();
  }

  function observe(observer, node, options) {
    observer.observe(node, options);
    undo.push(() => observer.disconnect());
  }

  function watch() {
    observe(new ResizeObserver(sized), view.log);
    observe(new MutationObserver(theme), script, { attributes: true });
    hear(window, 'storage', changed);
    hear(window, 'online', hurry);
    hear(window, 'offline', render);
    hear(window, 'pagehide', leave);
    hear(window, 'pageshow', looked);
    hear(document, 'visibilitychange', looked);
    if (window.visualViewport) hear(visualViewport, 'resize scroll', aboveKeyboard);
    if (channel) {
      hear(channel, 'message', () => {
        yielded = document.hidden;
        if (yielded) leave();
      });
    }
  }

  // Settings, however long it takes: without them there is no chat.
  async function load(tries) {
    try {
      return await call('settings', null, '');
    } catch (error) {
      if (!tries) console.warn(`Switchboard: no settings for "${site}". Is ${location.origin} one of its origins? Does connect-src allow us?`, error);
      if (tries > 8 || error.status < 500) throw error;
      await new Promise(done => setTimeout(done, backoff(tries)));
      return load(tries + 1);
    }
  }

  async function start() {
    settings = { ...(await load(0)), ...(given.greeting != null && { greeting: given.greeting }) };
    Object.assign(words, settings.texts, parsed(given.texts));
    if (!document.body) await new Promise(done => hear(document, 'DOMContentLoaded', done));
    if (destroyed) return;
    build();
    watch();
    if (wanted || target || (tab[prefix + 'open'] && innerWidth > 480)) open(false);
    paint();
    connect();
    if (waiting()) drain();
    emit('ready');
  }

  let wanted = given.open != null && given.open !== 'false';

  window.Switchboard = {
    open: () => (view.root ? open(true) : (wanted = true)),
    close: () => (view.root ? close() : (wanted = false)),
    // Who the visitor is, as the page knows; null when they have signed out.
    async identify(who) {
      identity = who && { ...who, id: String(who.id) };
      if (who && (session || shown)) await begin().catch(error => emit('error', error));
      if (who) return;
      outbox().forEach(({ key }) => remove(key));
      adopt(null);
    },
    // fn is called on ready, open, close, message, unread, ended, error. The answer ends that.
    on(event, fn) {
      (listeners[event] = listeners[event] || new Set()).add(fn);
      return () => listeners[event].delete(fn);
    },
    destroy() {
      destroyed = true;
      leave();
      [drainTimer, troubleTimer, typingTimer, paintTimer].forEach(clearTimeout);
      undo.forEach(step => step());
      if (channel) channel.close();
      if (view.host) view.host.remove();
      delete window.Switchboard;
    },
  };
  window.dispatchEvent(new Event('switchboard'));
  start().catch(error => emit('error', error));
})();
