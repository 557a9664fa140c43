// What all pages share: elements, names of nodes, questions to the store. Text of the store reaches the page as text, never as HTML.

export const PREFIXES = `PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX schema: <http://schema.org/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX itsrdf: <http://www.w3.org/2005/11/its/rdf#>
PREFIX ng: <https://w3id.org/newsgraph/ns#>
PREFIX plover: <https://w3id.org/newsgraph/plover#>
`;
export const NAMES = [...PREFIXES.matchAll(/PREFIX (\w+:) <(.*)>/g)].map(m => [m[2], m[1]]);

// ---- elements ----

function fill (e, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) e.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) e.setAttribute(key, value);
  }
  e.append(...children.flat(Infinity).filter(c => c !== null && c !== undefined && c !== false));
  return e;
}

export const element = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children);
export const svg = (name, attributes = {}, ...children) => fill(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
export const failure = error => element('p', { class: 'error', role: 'alert' }, error.message);
export const none = () => element('p', { class: 'soft' }, 'None.');

export function table (columns, rows) {
  if (rows.length === 0) return none();
  return element('div', { class: 'scroll' }, element('table', {},
    element('thead', {}, element('tr', {}, columns.map(c => element('th', { scope: 'col' }, c)))),
    element('tbody', {}, rows.map(r => element('tr', {}, r.map(c => element('td', {}, c || '')))))));
}

export const section = (title, rows, make) => rows.length ? element('section', {}, element('h2', {}, title), make(rows)) : null;

export function save (name, type, text) {
  const a = element('a', { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  a.click();
  URL.revokeObjectURL(a.href);
}

// ---- names of nodes, addresses of pages ----

function decoded (text) {
  try { return decodeURI(text); } catch { return text; }   // a lone "%" is no escape
}

export function shorten (iri) {
  for (const [space, prefix] of NAMES) if (iri.startsWith(space)) return prefix + iri.slice(space.length);
  const id = iri.match(/\/id\/(.+)$/);
  return id ? decoded(id[1]) : iri;
}

export const isIri = text => /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(text || '');
export const isArticle = iri => /\/doc\/n[0-9a-f]{32}$/.test(iri);
export const last = iri => iri ? iri.replace(/^.*[#/]/, '') : '';
export const pageAt = (path, parameters) => '#' + path + '?' + new URLSearchParams(Object.entries(parameters).filter(([, v]) => v));
export const pageOf = iri => pageAt('/node', { iri });
const unnamed = iri => isArticle(iri) ? 'article ' + iri.slice(-32, -24) : shorten(iri);   // many have no headline
// The first words of an article that has no headline.
export const opening = text => text && (text.length < 80 ? text : text.slice(0, 80).replace(/\s+\S*$/, '') + ' …').trim();
// Where programs find it: our own address of the node, whatever its IRI.
export const downloads = iri => element('p', { class: 'soft' }, iri, ' · ', [['ttl', 'Turtle'], ['json', 'JSON']].map(([format, name]) =>
  [element('a', { href: 'node?' + new URLSearchParams({ iri, format }), rel: 'alternate' }, name), ' ']));
export const link = (iri, label) => element('a', { href: pageOf(iri) }, label || unnamed(iri));

// ---- SPARQL ----

export const term = iri => '<' + iri.replace(/[<>"{}|^`\\\s]/g, c => encodeURIComponent(c)) + '>';
export const literal = text => '"' + text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r') + '"';

let asked = [];   // [title, query] of the page that is shown
export function startAsking () { asked = []; return asked; }

export async function request (query, accept) {
  const answer = await fetch('sparql', { method: 'POST', headers: { 'Content-Type': 'application/sparql-query', Accept: accept }, body: query });
  const text = await answer.text();
  if (!answer.ok) throw new Error(text.trim() || 'status ' + answer.status);
  return { text, type: answer.headers.get('Content-Type') || '' };
}

// Rows as objects of strings; the query is shown at the end of the page.
export const ask = (title, body) => askAll(title, PREFIXES + body);

async function askAll (title, query) {
  asked.push([title, query]);
  const { head, results } = JSON.parse((await request(query, 'application/sparql-results+json')).text);
  return results.bindings.map(b => Object.fromEntries(head.vars.map(v => [v, b[v] && b[v].value])));
}

// The queries of a file, which stand between empty lines, each below its title. The server has asked them already, in these words.
export async function askFile (name) {
  const text = await (await fetch(name)).text();
  return Promise.all(text.split('\n\n').map(q => q.trim()).filter(Boolean).map(q => askAll(q.slice(2, q.indexOf('\n')), q)));
}

// One row for each value of @key, with all of its rows.
export function group (rows, key) {
  const found = new Map();
  for (const row of rows) {
    const old = found.get(row[key]);
    if (!old) found.set(row[key], { ...row, all: [row] });
    else old.all.push(row);
  }
  return [...found.values()];
}

export const values = (row, key) => [...new Set(row.all.map(r => r[key]).filter(Boolean))];
