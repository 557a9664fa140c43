// The explorer: every page is what some SPARQL queries answer, and shows them ("This page's queries").
// No library, no build step. Text of the store reaches the page as text, never as HTML.
'use strict';

const PREFIXES = `PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <http://schema.org/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX itsrdf: <http://www.w3.org/2005/11/its/rdf#>
PREFIX ng: <https://w3id.org/newsgraph/ns#>
`;
const NAMES = [...PREFIXES.matchAll(/PREFIX (\w+:) <(.*)>/g)].map(m => [m[2], m[1]]);
NAMES.push(['https://w3id.org/newsgraph/plover#', 'plover:'], ['http://www.w3.org/ns/org#', 'org:'], ['http://www.w3.org/2004/02/skos/core#', 'skos:']);
const KINDS = { Person: 'person', Country: 'country', Organization: 'organisation', Place: 'place', City: 'place', Event: 'event' };
const LAYERS = { person: 'people', country: 'countries', organisation: 'organisations', place: 'places', event: 'events', claim: 'claims' };

let asked = [];   // queries of this page
let turn = 0;     // a page that is still loading is dropped when another is called

// ---- small helpers ----

function element (name, attributes = {}, ...children) {
  const e = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) e.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) e.setAttribute(key, value);
  }
  e.append(...children.flat(Infinity).filter(c => c !== null && c !== undefined && c !== false));
  return e;
}

function shorten (iri) {
  for (const [space, prefix] of NAMES) if (iri.startsWith(space)) return prefix + iri.slice(space.length);
  const id = iri.match(/\/id\/(.+)$/);
  return id ? decodeURI(id[1]) : iri;
}

const isArticle = iri => /\/doc\/n[0-9a-f]{32}$/.test(iri);
const pageOf = iri => '#/node?iri=' + encodeURIComponent(iri);
const link = (iri, label) => element('a', { href: pageOf(iri) }, label || shorten(iri));
const term = iri => '<' + iri.replace(/[<>"{}|^`\\\s]/g, c => encodeURIComponent(c)) + '>';
const literal = text => '"' + text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r') + '"';
const last = iri => iri ? iri.replace(/^.*[#/]/, '') : '';

async function request (query, accept) {
  const answer = await fetch('sparql', { method: 'POST', headers: { 'Content-Type': 'application/sparql-query', Accept: accept }, body: query });
  const text = await answer.text();
  if (!answer.ok) throw new Error(text.trim() || 'status ' + answer.status);
  return { text, type: answer.headers.get('Content-Type') || '' };
}

// Rows as objects of strings; asked for one page, shown at its end.
async function ask (title, body) {
  const query = PREFIXES + body;
  asked.push([title, query]);
  const { head, results } = JSON.parse((await request(query, 'application/sparql-results+json')).text);
  return results.bindings.map(b => Object.fromEntries(head.vars.map(v => [v, b[v] && b[v].value])));
}

function table (columns, rows) {
  if (rows.length === 0) return element('p', { class: 'soft' }, 'None.');
  return element('div', { class: 'scroll' }, element('table', {},
    element('thead', {}, element('tr', {}, columns.map(c => element('th', { scope: 'col' }, c)))),
    element('tbody', {}, rows.map(r => element('tr', {}, r.map(c => element('td', {}, c || '')))))));
}

// One row for each value of @key; the others joined where they differ.
function group (rows, key) {
  const found = new Map();
  for (const row of rows) {
    const old = found.get(row[key]);
    if (!old) found.set(row[key], { ...row, all: [row] });
    else old.all.push(row);
  }
  return [...found.values()];
}

// ---- claims ----

const CLAIM = `OPTIONAL { ?claim schema:text ?text } OPTIONAL { ?claim prov:wasAttributedTo ?source . OPTIONAL { ?source rdfs:label ?sourceName } }
  OPTIONAL { ?claim schema:appearance ?article . OPTIONAL { ?article schema:datePublished ?date } OPTIONAL { ?article schema:headline ?headline } }
  OPTIONAL { ?claim ng:cueLemma ?cue } OPTIONAL { ?claim ng:quoteType ?quoteType } OPTIONAL { ?claim ng:speechAct ?act }
  OPTIONAL { ?claim ng:polarity ?polarity } OPTIONAL { ?claim ng:certainty ?certainty } OPTIONAL { ?claim itsrdf:taConfidence ?confidence }`;

function claimItem (c, withArticle) {
  const chips = [c.quoteType, c.act, c.polarity, c.certainty].filter(Boolean).map(v => element('span', {}, last(v)));
  return element('li', { 'data-claim': c.claim },
    element('div', {}, c.source ? link(c.source, c.sourceName) : 'somebody', c.cue ? ' · ' + c.cue : ''),
    element('blockquote', {}, c.text || ''),
    element('div', { class: 'chips soft' }, chips, link(c.claim, 'node'), c.confidence ? ' confidence ' + c.confidence : '',
      withArticle && c.article ? [' · ', c.date ? c.date + ' ' : '', link(c.article, c.headline || 'article')] : null));
}

const claimList = (claims, withArticle) => claims.length === 0 ? element('p', { class: 'soft' }, 'None.')
  : element('ul', { class: 'claims' }, group(claims, 'claim').map(c => claimItem(c, withArticle)));

// ---- pages ----

function months (rows) {
  const space = 'http://www.w3.org/2000/svg';
  const width = 720, height = 110, most = Math.max(...rows.map(r => +r.n)), step = width / rows.length;
  const svg = document.createElementNS(space, 'svg');
  const put = (name, attributes, text) => {
    const e = document.createElementNS(space, name);
    for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, v);
    if (text) e.textContent = text;
    svg.append(e);
    return e;
  };
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.setAttribute('class', 'months');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', 'Claims by month: ' + rows.map(r => `${r.month} ${r.n}`).join(', '));
  rows.forEach((r, i) => {
    const h = Math.max(1, +r.n / most * (height - 30));
    const bar = put('rect', { x: i * step + 1, y: height - 18 - h, width: Math.min(40, Math.max(1, step - 2)), height: h });
    const title = document.createElementNS(space, 'title');
    title.textContent = `${r.month}: ${r.n}`;
    bar.append(title);
    if (i % Math.ceil(rows.length / 12) === 0) put('text', { x: i * step + 1, y: height - 4 }, r.month);
  });
  return svg;
}

async function frontPage () {
  const counts = await ask('What is in the store', `SELECT ?what (COUNT(DISTINCT ?x) AS ?n) {
  VALUES (?type ?what) { (schema:NewsArticle "articles") (schema:Person "people") (schema:Country "countries")
    (schema:Organization "organisations") (sem:Event "events") (schema:Claim "claims") }
  ?x a ?type } GROUP BY ?what`);
  const by = await ask('Claims by month', `SELECT ?month (COUNT(?c) AS ?n) {
  ?c a schema:Claim ; schema:appearance/schema:datePublished ?d BIND (SUBSTR(STR(?d), 1, 7) AS ?month) } GROUP BY ?month ORDER BY ?month`);
  const articles = await ask('Articles, newest first', `SELECT ?article ?date ?headline ?publisher {
  ?article a schema:NewsArticle OPTIONAL { ?article schema:datePublished ?date } OPTIONAL { ?article schema:headline ?headline }
  OPTIONAL { ?article schema:publisher/rdfs:label ?publisher } } ORDER BY DESC(?date) ?article LIMIT 200`);
  const entities = await ask('Whom the articles speak of', `SELECT ?entity ?label ?type (COUNT(DISTINCT ?article) AS ?n) {
  VALUES ?type { schema:Person schema:Country schema:Organization }
  ?article a schema:NewsArticle ; schema:mentions ?entity . ?entity a ?type ; rdfs:label ?label } GROUP BY ?entity ?label ?type ORDER BY DESC(?n) ?label LIMIT 60`);
  const order = ['articles', 'people', 'countries', 'organisations', 'events', 'claims'];
  counts.sort((a, b) => order.indexOf(a.what) - order.indexOf(b.what));
  return ['What the news says', [
    element('ul', { class: 'counts' }, counts.map(c => element('li', {}, element('b', {}, c.n), ' ' + c.what))),
    by.length ? [element('h2', {}, 'Claims by month'), months(by)] : null,
    element('div', { class: 'columns' },
      element('section', {}, element('h2', {}, 'Articles'),
        table(['Date', 'Headline', 'Publisher'], group(articles, 'article').map(a => [a.date, link(a.article, a.headline), a.publisher]))),
      element('section', {}, element('h2', {}, 'Named most'),
        table(['Name', 'Kind', 'Articles'], group(entities, 'entity').map(e => [link(e.entity, e.label), last(e.type), e.n])))),
  ]];
}

async function searchPage (words) {
  const rows = await ask('Names and headlines', `SELECT DISTINCT ?node ?label ?type {
  { ?node rdfs:label ?label ; a ?type VALUES ?type { schema:Person schema:Country schema:Organization schema:Place } }
  UNION { ?node schema:headline ?label ; a ?type VALUES ?type { schema:NewsArticle } }
  FILTER (CONTAINS(LCASE(STR(?label)), ${literal(words.toLowerCase())})) } ORDER BY ?type ?label LIMIT 200`);
  return [`Search: ${words}`, [table(['Name', 'Kind'], group(rows, 'node').map(r => [link(r.node, r.label), last(r.type)]))]];
}

async function claimsPage () {
  const rows = await ask('Claims, newest first', `SELECT * { { SELECT ?claim { ?claim a schema:Claim ; schema:appearance/schema:datePublished ?day } ORDER BY DESC(?day) ?claim LIMIT 200 }
  ${CLAIM} } ORDER BY DESC(?date) ?claim`);
  const box = element('div', {}, claimList(rows, true));
  const filter = element('input', { type: 'search', id: 'filter', oninput: () => {
    const words = filter.value.toLowerCase();
    for (const li of box.querySelectorAll('li')) li.hidden = !li.textContent.toLowerCase().includes(words);
  } });
  return ['Claims', [element('p', { class: 'soft' }, 'The newest 200.'), element('div', { class: 'tools' }, element('label', { for: 'filter' }, 'Show only those with'), filter), box]];
}

// Marks of an article: { begin, end, kind, node }; offsets count code points.
function marksOf (rows, claims) {
  const marks = [];
  const span = iri => { const m = /#offset_(\d+)_(\d+)$/.exec(iri || ''); return m && [+m[1], +m[2]]; };
  for (const r of group(rows, 'm')) {
    const kinds = r.all.map(x => KINDS[last(x.type)]).filter(Boolean);
    if (kinds.length) marks.push({ begin: +r.b, end: +r.e, kind: kinds[0], node: r.node });
  }
  for (const c of claims)
    for (const [kind, iri] of [['content', c.content], ['cue', c.cueSpan], ['source', c.sourceSpan]]) {
      const at = span(iri);
      if (at && !marks.some(m => m.kind === kind && m.node === c.claim && m.begin === at[0])) marks.push({ begin: at[0], end: at[1], kind, node: c.claim });
    }
  return marks;
}

// The text as pieces, each with all its marks; the shortest mark is what a click is about.
function markedText (text, marks, show) {
  const points = Array.from(text), cuts = new Set([0, points.length]);
  for (const m of marks) { cuts.add(Math.min(m.begin, points.length)); cuts.add(Math.min(m.end, points.length)); }
  const at = [...cuts].sort((a, b) => a - b), out = element('div', { class: 'text', lang: 'en' });
  for (let i = 0; i + 1 < at.length; i++) {
    const piece = points.slice(at[i], at[i + 1]).join('');
    const on = marks.filter(m => m.begin <= at[i] && m.end >= at[i + 1]).sort((a, b) => (a.end - a.begin) - (b.end - b.begin));
    if (on.length === 0) { out.append(piece); continue; }
    const target = on.find(m => !['content', 'source'].includes(m.kind));
    const attributes = { class: 'mark ' + [...new Set(on.map(m => m.kind))].join(' '), 'data-claims': on.filter(m => ['content', 'cue', 'source'].includes(m.kind)).map(m => m.node).join(' ') };
    if (!target) { out.append(element('span', attributes, piece)); continue; }
    out.append(element('a', { ...attributes, href: pageOf(target.node), onclick: event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      show(target.node);
    } }, piece));
  }
  return out;
}

async function nodePanel (panel, iri) {
  const rows = await ask('The mark', `SELECT ?p ?o ?label { ${term(iri)} ?p ?o OPTIONAL { ?o rdfs:label ?label } } ORDER BY ?p ?o LIMIT 60`);
  panel.replaceChildren(element('h2', {}, link(iri)), factTable(rows));
}

const factTable = rows => table(['Property', 'Value'], group(rows.map(r => ({ ...r, key: r.p + ' ' + r.o })), 'key').map(r =>
  [shorten(r.p), /^https?:/.test(r.o || '') ? link(r.o, r.label) : r.o]));

async function articlePage (iri) {
  const doc = term(iri);
  const meta = await ask('The article', `SELECT * { ${doc} a schema:NewsArticle OPTIONAL { ${doc} schema:headline ?headline } OPTIONAL { ${doc} schema:datePublished ?date }
  OPTIONAL { ${doc} schema:publisher ?publisher . OPTIONAL { ?publisher rdfs:label ?publisherName } } OPTIONAL { ${doc} schema:url ?url } }`);
  const texts = await ask('Its text', `SELECT ?text { GRAPH ${term(iri + '/text')} { ?context nif:isString ?text } }`);
  const marks = await ask('Its marks', `SELECT ?m ?b ?e ?node ?type { GRAPH ${term(iri + '/text')} { ?m itsrdf:taIdentRef ?node ; nif:beginIndex ?b ; nif:endIndex ?e } ?node a ?type }`);
  const claims = await ask('Its claims', `SELECT * { ?claim a schema:Claim ; schema:appearance ${doc} OPTIONAL { ?claim ng:contentSpan ?content } OPTIONAL { ?claim ng:cueSpan ?cueSpan }
  OPTIONAL { ?claim ng:sourceSpan ?sourceSpan } ${CLAIM} } ORDER BY ?content`);
  if (meta.length === 0) return ['No such article', [element('p', {}, iri)]];
  const m = meta[0], panel = element('div', { class: 'panel', 'aria-live': 'polite' }, element('p', { class: 'soft' }, 'A click on a mark shows its node here.'));
  const text = texts.length ? markedText(texts[0].text, marksOf(marks, claims), node => nodePanel(panel, node).catch(e => panel.replaceChildren(failure(e))))
    : element('p', { class: 'soft' }, 'The text was left out of the graph.');
  const layers = element('fieldset', { class: 'layers' }, element('legend', {}, 'Marks'), Object.entries(LAYERS).map(([kind, label]) =>
    element('label', {}, element('input', { type: 'checkbox', checked: '', onchange: e => text.classList.toggle('off-' + kind, !e.target.checked) }), ' ', element('span', { class: kind }, label))));
  const list = claimList(claims, false);
  const light = on => event => {
    const li = event.target.closest('[data-claim]');
    for (const piece of text.querySelectorAll('.mark')) piece.classList.toggle('lit', on && !!li && piece.dataset.claims.split(' ').includes(li.dataset.claim));
  };
  for (const name of ['mouseover', 'focusin']) list.addEventListener(name, light(true));
  for (const name of ['mouseout', 'focusout']) list.addEventListener(name, light(false));
  return [m.headline || 'Article', [
    element('p', { class: 'soft' }, [m.date, ' ', m.publisher ? link(m.publisher, m.publisherName) : '', ' ', /^https?:/.test(m.url || '') ? element('a', { href: m.url, rel: 'noreferrer' }, 'source') : '']),
    element('div', { class: 'columns' }, element('section', {}, layers, text), element('aside', {}, panel, element('h2', {}, 'Claims'), list)),
  ]];
}

async function nodePage (iri) {
  if (isArticle(iri)) return articlePage(iri);
  const x = term(iri);
  const facts = await ask('What is said of the node', `SELECT ?p ?o ?label { ${x} ?p ?o OPTIONAL { ?o rdfs:label ?label } } ORDER BY ?p ?o LIMIT 300`);
  const said = await ask('What it said', `SELECT * { ?claim a schema:Claim ; prov:wasAttributedTo ${x} . ${CLAIM} } ORDER BY DESC(?date) ?claim LIMIT 200`);
  const about = await ask('What was said of it', `SELECT * { ?claim a schema:Claim ; schema:mentions ${x} . ${CLAIM} } ORDER BY DESC(?date) ?claim LIMIT 200`);
  const events = await ask('Events it took part in', `SELECT DISTINCT ?event ?label ?type ?begin ?end ?role { VALUES ?role { ng:initiator ng:recipient sem:hasActor } ?event ?role ${x} ; a sem:Event
  OPTIONAL { ?event rdfs:label ?label } OPTIONAL { ?event sem:eventType ?type } OPTIONAL { ?event sem:hasEarliestBeginTimeStamp ?begin ; sem:hasLatestEndTimeStamp ?end } } ORDER BY ?begin ?event LIMIT 300`);
  const articles = await ask('Articles that speak of it', `SELECT ?article ?date ?headline { ?article a schema:NewsArticle ; schema:mentions ${x}
  OPTIONAL { ?article schema:datePublished ?date } OPTIONAL { ?article schema:headline ?headline } } ORDER BY DESC(?date) LIMIT 200`);
  const others = await ask('What points at it', `SELECT ?s ?p { ?s ?p ${x} } ORDER BY ?p ?s LIMIT 100`);
  const name = facts.find(f => shorten(f.p) === 'rdfs:label');
  const section = (title, rows, make) => rows.length ? [element('h2', {}, title), make(rows)] : null;
  const event = e => [e.begin ? (e.begin === e.end ? e.begin : `${e.begin} – ${e.end}`) : '', link(e.event, e.label), [...new Set(e.all.map(a => last(a.type)))].filter(Boolean).join(', '), [...new Set(e.all.map(a => last(a.role)))].join(', ')];
  const entity = said.length + about.length + events.length + articles.length > 0;
  return [name ? name.o : shorten(iri), [
    element('p', { class: 'soft' }, iri),
    section('Said', said, rows => claimList(rows, true)),
    section('Said of it', about, rows => claimList(rows, true)),
    section('Events', events, rows => table(['When', 'Event', 'Class', 'Role'], group(rows, 'event').map(event))),
    section('Articles', articles, rows => table(['Date', 'Headline'], group(rows, 'article').map(a => [a.date, link(a.article, a.headline)]))),
    element('h2', {}, 'The node'), factTable(facts),
    entity ? null : section('What points at it', others, rows => table(['Node', 'Property'], rows.map(r => [link(r.s), shorten(r.p)]))),
  ]];
}

// ---- SPARQL ----

const cell = b => !b ? '' : b.type === 'uri' ? link(b.value, shorten(b.value)) : b.value;

function save (name, type, text) {
  const a = element('a', { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  a.click();
  URL.revokeObjectURL(a.href);
}

async function sparqlPage (query) {
  const examples = JSON.parse(await (await fetch('queries.json')).text());
  const editor = element('textarea', { id: 'query', spellcheck: 'false', autocapitalize: 'off', 'aria-label': 'Query' });
  const result = element('div', { 'aria-live': 'polite' });
  const status = element('span', { class: 'soft', role: 'status' });
  editor.value = query || examples[0].text;
  const run = async () => {
    const text = editor.value, began = performance.now();
    history.replaceState(null, '', '#/sparql?query=' + encodeURIComponent(text));
    status.textContent = 'asking …';
    try {
      const answer = await request(text, 'application/sparql-results+json, text/turtle;q=0.9');
      status.textContent = '';
      if (!answer.type.includes('json')) { result.replaceChildren(element('pre', {}, answer.text)); return; }
      const { head, boolean, results } = JSON.parse(answer.text);
      status.textContent = results ? `${results.bindings.length} rows, ${Math.round(performance.now() - began)} ms` : '';
      result.replaceChildren(results ? table(head.vars, results.bindings.slice(0, 1000).map(b => head.vars.map(v => cell(b[v])))) : element('p', {}, String(boolean)));
    } catch (e) {
      status.textContent = '';
      result.replaceChildren(failure(e));
      const place = /error at (\d+):(\d+)/.exec(e.message);
      if (!place) return;
      const begin = editor.value.split('\n').slice(0, place[1] - 1).reduce((n, l) => n + l.length + 1, 0) + (place[2] - 1);
      editor.focus();
      editor.setSelectionRange(begin, begin + 1);
    }
  };
  const download = (name, accept) => async () => {
    try { save(name, accept, (await request(editor.value, accept)).text); } catch (e) { result.replaceChildren(failure(e)); }
  };
  const choose = element('select', { id: 'example', onchange: () => { const e = examples.find(x => x.name === choose.value); if (e) { editor.value = e.text; run(); } } },
    element('option', { value: '' }, 'choose …'), examples.map(e => element('option', { value: e.name }, e.title)));
  editor.addEventListener('keydown', e => { if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) { e.preventDefault(); run(); } });
  if (query) run();
  return ['SPARQL', [
    element('div', { class: 'tools' }, element('label', { for: 'example' }, 'Examples'), choose), editor,
    element('div', { class: 'tools' }, element('button', { type: 'button', onclick: run, title: 'Ctrl+Enter' }, 'Run'),
      element('button', { type: 'button', onclick: download('rows.csv', 'text/csv') }, 'CSV'),
      element('button', { type: 'button', onclick: download('rows.json', 'application/sparql-results+json') }, 'JSON'), status),
    result,
  ]];
}

// ---- the frame ----

const failure = error => element('p', { class: 'error', role: 'alert' }, error.message);

function pageQueries () {
  return asked.length === 0 ? null : element('details', {}, element('summary', {}, "This page's queries"), asked.map(([title, query]) =>
    [element('h2', {}, title), element('pre', {}, query), element('p', {}, element('a', { href: '#/sparql?query=' + encodeURIComponent(query) }, 'Open in the editor'))]));
}

async function show () {
  const [path, rest] = (location.hash || '#/').slice(1).split(/\?(.*)/s), parameters = new URLSearchParams(rest || ''), mine = ++turn;
  const main = document.getElementById('main');
  const pages = { '/': frontPage, '/claims': claimsPage, '/search': () => searchPage(parameters.get('words') || ''), '/node': () => nodePage(parameters.get('iri') || ''), '/sparql': () => sparqlPage(parameters.get('query')) };
  if (!pages[path]) return;   // "#main" of the skip link
  asked = [];
  main.setAttribute('aria-busy', 'true');
  let title, body;
  try { [title, body] = await pages[path](); } catch (e) { [title, body] = ['That went wrong', [failure(e)]]; }
  if (mine !== turn) return;
  main.replaceChildren(element('h1', {}, title), ...body.flat(Infinity).filter(Boolean), ...[pageQueries()].filter(Boolean));
  main.removeAttribute('aria-busy');
  document.title = title + ' – newsgraph';
  main.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

document.getElementById('search').addEventListener('submit', event => {
  event.preventDefault();
  location.hash = '#/search?words=' + encodeURIComponent(document.getElementById('words').value.trim());
});
window.addEventListener('hashchange', show);
show();
