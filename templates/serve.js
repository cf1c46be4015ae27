// The preview that `planpress serve` puts into the pages that it serves; the files on disk have nothing of it. It shows what
// was made again, keeps the place where one reads, and says what is wrong.
'use strict';
(() => {
  const OWN = '/.planpress/';
  const root = document.documentElement;
  const storage = { get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* not kept, then */ } } };
  const path = () => {
    const name = decodeURIComponent(location.pathname).slice(1);
    return name === '' || name.endsWith('/') ? `${name}index.html` : name;
  };
  let shown = document.currentScript?.dataset.page;
  let words = {}, state = {}, hidden = '', explained = new Set();

  // ---- what stands beside the page

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const host = make('div', { id: 'planpress-preview' });
  const shadow = host.attachShadow({ mode: 'open' });
  const status = make('span', { className: 'state' });
  const findings = make('button', { type: 'button' }), pdf = make('button', { type: 'button' });
  const follow = make('input', { type: 'checkbox' }), followText = make('span');
  const bar = make('div', { className: 'bar' }, status, findings, pdf, make('label', {}, follow, followText));
  const sheet = (className, id) => {
    const title = make('h2', { id: `${id}-title` }), close = make('button', { type: 'button' });
    const body = make('div', { className: 'body', tabIndex: 0 });
    const section = make('section', { className: `sheet ${className}`, id, hidden: true },
      make('div', { className: 'head' }, title, close), body);
    section.setAttribute('aria-labelledby', title.id);
    body.setAttribute('role', 'group');
    body.setAttribute('aria-labelledby', title.id);
    return { section, title, close, body };
  };
  const wrong = sheet('wrong-sheet', 'wrong'), panel = sheet('panel', 'panel'), beside = sheet('beside', 'beside');
  const frame = make('iframe');
  beside.body.replaceWith(frame);
  wrong.section.setAttribute('role', 'alert');
  const aside = make('aside', {}, wrong.section, bar, panel.section, beside.section);
  shadow.append(aside);

  // The page makes room, and has one column beside its PDF.
  const room = new CSSStyleSheet();
  room.replaceSync(`@media screen {
    body { padding-bottom: 7rem !important; }
    @media (min-width: 60rem) {
      html.planpress-beside { margin-right: 50vw; }
      html.planpress-beside body { display: block !important; }
      html.planpress-beside .contents { position: static !important; max-height: none !important; }
    }
  }`);

  // ---- saying

  const place = (message) => {
    const text = [message.file, message.line, message.column].filter(Boolean).join(':');
    if (!message.link) return make('code', { textContent: text });
    return make('a', { href: message.link, title: words.open }, make('code', { textContent: text }));
  };

  const explain = async (code, into) => {
    const answer = await fetch(`${OWN}explain?code=${encodeURIComponent(code)}`);
    const { html } = await answer.json();
    if (!html) return; // told of when it is there
    const list = new DOMParser().parseFromString(html, 'text/html').querySelector('dl');
    if (list) into.replaceChildren(document.adoptNode(list));
  };

  const explanation = (message, key) => {
    const into = make('div', { hidden: !explained.has(key) });
    const button = make('button', { type: 'button', textContent: words.why });
    button.setAttribute('aria-expanded', String(!into.hidden));
    button.setAttribute('aria-label', `${words.why}: ${message.code}`);
    into.dataset.code = message.code;
    button.onclick = () => {
      into.hidden = !into.hidden;
      button.setAttribute('aria-expanded', String(!into.hidden));
      explained[into.hidden ? 'delete' : 'add'](key);
      if (!into.hidden) explain(message.code, into);
    };
    if (!into.hidden) explain(message.code, into);
    return [button, into];
  };

  const finding = (message, index) => {
    const head = make('p', {}, make('span', { className: `level ${message.level}`, textContent: words[message.level] }), ' ');
    if (message.code) head.append(make('code', { textContent: message.code }), ' ');
    if (message.file) head.append(place(message));
    const item = make('li', { className: 'finding' }, head, make('p', { className: 'what', textContent: message.message }));
    if (message.help) item.append(make('p', { className: 'help', textContent: `${words.help}: ${message.help}` }));
    if (message.code) item.append(...explanation(message, `${message.code} ${index}`));
    return item;
  };

  const list = (messages) => make('ul', {}, ...messages.map(finding));

  const errors = (messages) => messages.filter((message) => message.level === 'error');

  // What keeps the page from being made: of its own document, else of the project.
  function obstacles() {
    const { all, page, served } = state;
    if (!all) return [];
    if (all.failed) return all.errors;
    if (page) return [...(page.broken ? errors(page.messages) : []), ...errors(all.general)];
    return served ? errors(all.general) : errors(all.errors);
  }

  function show() {
    const { all, page } = state;
    if (!all) return;
    words = all.words;
    aside.lang = words.language;
    aside.setAttribute('aria-label', words.live);
    const messages = page ? [...all.general, ...page.messages] : all.errors;
    const bad = obstacles(), stands = JSON.stringify(bad);
    const stuck = all.failed || state.killed || page?.broken || bad.length > 0;
    status.textContent = state.lost ? words.gone : state.building ? words.building : state.killed ? words.killed : stuck ? words.broken : words.ready;
    status.className = `state ${state.lost ? 'lost' : state.building ? 'building' : stuck ? 'wrong' : ''}`;
    findings.replaceChildren(`${page ? words.findings : words.elsewhere} `, make('span', { className: 'count', textContent: String(messages.length) }));
    findings.className = errors(messages).length ? 'bad' : '';
    findings.setAttribute('aria-expanded', String(!panel.section.hidden));
    findings.setAttribute('aria-controls', 'panel');
    panel.title.textContent = page ? words.findings : words.elsewhere;
    panel.close.textContent = words.close;
    panel.body.replaceChildren(messages.length ? list(messages) : make('p', { className: 'note', textContent: words.none }));
    followText.textContent = words.follow;
    wrong.title.textContent = all.failed ? words.failed : words.broken;
    wrong.close.textContent = words.hide;
    if (!wrong.section.hidden || stands !== wrong.stands)
      wrong.body.replaceChildren(
        ...(state.stands ? [make('p', { className: 'note', textContent: words.stale })] : []), list(bad));
    if (stands !== wrong.stands) hidden = '';
    wrong.stands = stands;
    wrong.section.hidden = !bad.length || hidden === stands;
    showPdf();
    if (!host.isConnected) root.append(host);
  }

  function showPdf() {
    const name = state.page?.pdf, on = Boolean(name) && storage.get('planpress.pdf') === 'on';
    pdf.hidden = !name;
    pdf.textContent = words.pdf;
    pdf.setAttribute('aria-pressed', String(on));
    beside.title.textContent = frame.title = 'PDF';
    beside.close.textContent = words.close;
    beside.section.hidden = !on;
    root.classList.toggle('planpress-beside', on);
    const address = on ? `/${name.split('/').map(encodeURIComponent).join('/')}#navpanes=0` : '';
    if (frame.dataset.address === address) return;
    frame.dataset.address = address;
    if (address) frame.src = address;
    else frame.removeAttribute('src');
  }

  // The same address with another question: else only the part behind # would be gone to.
  function reloadPdf() {
    frame.src = frame.dataset.address.replace('#', `?${Date.now()}#`);
  }

  findings.onclick = () => { panel.section.hidden = !panel.section.hidden; show(); if (!panel.section.hidden) panel.close.focus(); };
  panel.close.onclick = () => { panel.section.hidden = true; show(); findings.focus(); };
  wrong.close.onclick = () => { hidden = wrong.stands; show(); findings.focus(); };
  pdf.onclick = () => { storage.set('planpress.pdf', storage.get('planpress.pdf') === 'on' ? '' : 'on'); showPdf(); };
  beside.close.onclick = () => { storage.set('planpress.pdf', ''); showPdf(); pdf.focus(); };
  follow.checked = storage.get('planpress.follow') === 'on';
  follow.onchange = () => storage.set('planpress.follow', follow.checked ? 'on' : '');
  shadow.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    const open = [panel, wrong, beside].find(({ section }) => !section.hidden && section.contains(shadow.activeElement));
    if (open) open.close.click();
  });

  // ---- the page

  const hasScripts = (page) => [...page.querySelectorAll('script')].some((one) => !one.src.includes(OWN));
  const spot = `planpress.spot ${location.pathname}`;

  // Where one was: which parts are unfolded, what has the focus, how far down.
  function remember() {
    const focusable = 'a, button, summary, input, select, textarea, [tabindex]';
    const open = [...document.querySelectorAll('body details')].map((one) => one.open);
    const focus = document.activeElement === document.body ? -1
      : [...document.body.querySelectorAll(focusable)].indexOf(document.activeElement);
    const { scrollX, scrollY } = window;
    return () => {
      const details = document.querySelectorAll('body details');
      if (details.length === open.length) details.forEach((one, i) => { one.open = open[i]; });
      if (focus >= 0) document.body.querySelectorAll(focusable)[focus]?.focus({ preventScroll: true });
      window.scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' });
    };
  }

  function put(page) {
    const back = remember();
    const old = [...document.head.querySelectorAll('style')], styles = [...page.head.querySelectorAll('style')];
    if (old.map((one) => one.textContent).join('\0') !== styles.map((one) => one.textContent).join('\0')) {
      styles.forEach((one) => document.head.append(document.adoptNode(one)));
      old.forEach((one) => one.remove());
    }
    document.title = page.title;
    root.lang = page.documentElement.lang;
    document.body.replaceWith(document.adoptNode(page.body));
    back();
  }

  // A page with a script of its own has to be loaded for it to run.
  async function refresh() {
    const answer = await fetch(location.pathname + location.search, { cache: 'no-store' });
    if (answer.redirected) return location.replace(answer.url);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const version = page.querySelector('script[data-page]')?.dataset.page;
    if (version === shown) return undefined;
    shown = version;
    if (!hasScripts(page) && !hasScripts(document)) return put(page);
    try { sessionStorage.setItem(spot, JSON.stringify([window.scrollX, window.scrollY])); } catch { /* the browser keeps it, too */ }
    return location.reload();
  }

  async function ask() {
    const answer = await fetch(`${OWN}state?page=${encodeURIComponent(path())}`, { cache: 'no-store' });
    state = await answer.json();
    show();
  }

  // One after the other; what is wanted while it goes on is done once, behind it.
  const once = (work) => {
    let going = false, again = false;
    return async () => {
      again = true;
      if (going) return;
      going = true;
      while (again) {
        again = false;
        try { await work(); } catch { /* the server is gone: the events will say so */ }
      }
      going = false;
    };
  };
  const refreshed = once(refresh), asked = once(ask);

  // ---- events

  function hear({ type, data }) {
    if (type === 'open') return refreshed(), asked();
    if (type === 'building') return state.building = true, show();
    if (type === 'page') {
      if (data.path === path()) refreshed();
      if (data.path === state.page?.pdf && frame.dataset.address) reloadPdf();
    }
    if (type === 'round') {
      if (data.path && data.path !== path() && follow.checked && document.visibilityState === 'visible')
        return location.assign(`/${data.path.split('/').map(encodeURIComponent).join('/')}`);
      asked();
      refreshed(); // another run may have written the page, or it is gone
    }
    if (type === 'explained')
      shadow.querySelectorAll('[data-code]').forEach((into) => { if (!into.hidden && !into.firstChild) explain(into.dataset.code, into); });
    if (type === 'lost') return state.lost = true, show();
    return undefined;
  }

  // One tab listens for all: a browser has six connections for a server, and each who listens takes one.
  const channel = new BroadcastChannel('planpress');
  channel.onmessage = (event) => hear(event.data);
  function listen() {
    const source = new EventSource(`${OWN}events`);
    const tell = (message) => { channel.postMessage(message); hear(message); };
    for (const type of ['building', 'page', 'round', 'explained'])
      source.addEventListener(type, (event) => tell({ type, data: JSON.parse(event.data) }));
    source.onopen = () => tell({ type: 'open' });
    source.onerror = () => tell({ type: 'lost' });
    window.addEventListener('pagehide', () => source.close());
    return new Promise(() => {});
  }
  if (navigator.locks) navigator.locks.request('planpress', listen);
  else listen();

  // ---- beginning

  try {
    const kept = JSON.parse(sessionStorage.getItem(spot));
    sessionStorage.removeItem(spot);
    if (kept) window.scrollTo({ left: kept[0], top: kept[1], behavior: 'instant' });
  } catch { /* then it begins at the top */ }
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, room];
  fetch(`${OWN}serve.css`).then((answer) => answer.text()).then((text) => {
    const look = new CSSStyleSheet();
    look.replaceSync(text);
    shadow.adoptedStyleSheets = [look];
    return asked();
  });
})();
