// Claims: an item, the list with its filters, contested events.
import { ask, element, group, last, link, literal, none, pageAt, shorten, table, term, isIri, values } from './base.js';

export const CLAIM = `OPTIONAL { ?claim schema:text ?text } OPTIONAL { ?claim prov:wasAttributedTo ?source . OPTIONAL { ?source rdfs:label ?sourceName } }
  OPTIONAL { ?claim schema:appearance ?article . OPTIONAL { ?article schema:datePublished ?date } OPTIONAL { ?article schema:headline ?headline } }
  OPTIONAL { ?claim ng:addressee ?addressee . OPTIONAL { ?addressee rdfs:label ?addresseeName } }
  OPTIONAL { ?claim ng:cueLemma ?cue } OPTIONAL { ?claim ng:quoteType ?quoteType } OPTIONAL { ?claim ng:speechAct ?act }
  OPTIONAL { ?claim ng:polarity ?polarity } OPTIONAL { ?claim ng:certainty ?certainty } OPTIONAL { ?claim itsrdf:taConfidence ?confidence }`;

const described = inner => `SELECT * { { ${inner} }
  ${CLAIM} } ORDER BY DESC(?day) ?claim`;

// The newest @limit claims that fit @pattern, and only of these what is said of them. Ordering by ?claim takes long (names are
// looked up to be compared), so only those who turn pages ask for it.
export const newestClaims = (pattern, limit, pages = '') => described(`SELECT DISTINCT ?claim ?day {
    ${pattern} ?claim schema:appearance ?in OPTIONAL { ?in schema:datePublished ?day } } ORDER BY DESC(?day)${pages && ' ?claim'} LIMIT ${limit} ${pages}`);

// All claims, without looking at all: each of the newest articles has at least one.
const allClaims = (limit, begin) => described(`SELECT ?claim ?day {
    { SELECT ?in ?day { ?in a schema:NewsArticle OPTIONAL { ?in schema:datePublished ?day } FILTER EXISTS { ?some schema:appearance ?in } } ORDER BY DESC(?day) ?in LIMIT ${begin + limit} }
    ?claim schema:appearance ?in } ORDER BY DESC(?day) ?claim LIMIT ${limit} OFFSET ${begin}`);

function claimItem (c, withArticle) {
  const chips = [c.quoteType, c.act, c.polarity, c.certainty].filter(Boolean).map(v => element('span', {}, last(v)));
  return element('li', { 'data-claim': c.claim },
    element('div', {}, c.source ? link(c.source, c.sourceName) : 'somebody', c.cue ? ' · ' + c.cue : '', c.addressee ? [' · to ', link(c.addressee, c.addresseeName)] : null),
    element('blockquote', {}, c.text || ''),
    element('div', { class: 'chips soft' }, chips, link(c.claim, 'node'), c.confidence ? ' confidence ' + c.confidence : '',
      withArticle && c.article ? [' · ', c.date ? c.date + ' ' : '', link(c.article, c.headline || 'article')] : null));
}

export const claimList = (claims, withArticle) => claims.length === 0 ? none()
  : element('ul', { class: 'claims' }, group(claims, 'claim').map(c => claimItem(c, withArticle)));

// ---- the list ----

const VALUES = { quoteType: ['direct', 'mixed', 'indirect'], polarity: ['positive', 'negative'], certainty: ['certain', 'probable', 'possible', 'uncommitted'] };
const PAGE = 50;

// Patterns of the filters that are set. A name fits if it holds the words; an IRI is the node itself.
function named (variable, property, value) {
  if (isIri(value)) return `?claim ${property} ${term(value)} . `;
  return `?claim ${property} ${variable} . ${variable} rdfs:label ${variable}Label FILTER (CONTAINS(LCASE(STR(${variable}Label)), ${literal(value.toLowerCase())})) `;
}

function patternOf (f) {
  let p = '';
  if (f.source) p += named('?by', 'prov:wasAttributedTo', f.source);
  if (f.addressee) p += named('?to', 'ng:addressee', f.addressee);
  if (f.about) p += named('?about', 'schema:mentions', f.about);
  if (f.country) p += `?claim schema:mentions ${term(f.country)} . `;
  if (f.publisher) p += `?claim schema:appearance/schema:publisher ${term(f.publisher)} . `;
  for (const key of Object.keys(VALUES)) if (VALUES[key].includes(f[key])) p += `?claim ng:${key} ng:${f[key]} . `;
  if (/^\w[\w-]*$/.test(f.act || '')) p += `?claim ng:speechAct ng:${f.act} . `;
  if (f.words) p += `?claim schema:text ?words FILTER (CONTAINS(LCASE(STR(?words)), ${literal(f.words.toLowerCase())})) `;
  const dates = [[f.from, '>='], [f.until, '<=']].filter(([d]) => /^\d{4}-\d\d-\d\d$/.test(d || ''));
  if (dates.length) p += `?claim schema:appearance/schema:datePublished ?when FILTER (${dates.map(([d, op]) => `?when ${op} "${d}"^^xsd:date`).join(' && ')}) `;
  return p;
}

function field (name, label, value, type = 'search') {
  return element('label', {}, label, element('input', { name, type, value: value || '', autocomplete: 'off' }));
}

function choice (name, label, value, options) {
  return element('label', {}, label, element('select', { name }, element('option', { value: '' }, 'any'),
    options.map(([v, text]) => element('option', { value: v, selected: v === value ? '' : null }, text))));
}

function filters (f, countries, publishers, acts) {
  const form = element('form', { class: 'filters', 'aria-label': 'Filters', onsubmit: event => {
    event.preventDefault();
    location.hash = pageAt('/claims', Object.fromEntries(new FormData(form)));
  } },
  field('source', 'Source', f.source), field('addressee', 'Addressee', f.addressee), field('about', 'About', f.about), field('words', 'Words', f.words),
  choice('country', 'Country', f.country, countries.map(c => [c.country, c.name])), choice('publisher', 'Publisher', f.publisher, publishers.map(c => [c.publisher, c.name])),
  Object.entries(VALUES).map(([key, list]) => choice(key, key === 'quoteType' ? 'Kind' : key[0].toUpperCase() + key.slice(1), f[key], list.map(v => [v, v]))),
  acts.length ? choice('act', 'Speech act', f.act, acts.map(a => [last(a.act), last(a.act)])) : null,
  field('from', 'From', f.from, 'date'), field('until', 'Until', f.until, 'date'),
  element('button', {}, 'Show'), element('a', { href: '#/claims' }, 'without filters'));
  return form;
}

export async function claimsPage (f) {
  const begin = Math.max(0, parseInt(f.begin, 10) || 0), { begin: _, ...rest } = f;
  const pattern = patternOf(f);
  const [countries, publishers, acts, rows, counted] = await Promise.all([
    ask('Countries', 'SELECT DISTINCT ?country (SAMPLE(?label) AS ?name) { ?country a schema:Country ; rdfs:label ?label } GROUP BY ?country ORDER BY ?name'),
    ask('Publishers', 'SELECT ?publisher (SAMPLE(?label) AS ?name) { { SELECT DISTINCT ?publisher { ?article schema:publisher ?publisher } } ?publisher rdfs:label ?label } GROUP BY ?publisher ORDER BY ?name'),
    ask('Speech acts', 'SELECT ?act { ?act skos:inScheme ng:SpeechActScheme } ORDER BY ?act'),
    ask('Claims, newest first', pattern ? newestClaims(pattern, PAGE + 1, 'OFFSET ' + begin) : allClaims(PAGE + 1, begin)),
    ask('How many claims', `SELECT (COUNT(DISTINCT ?claim) AS ?n) { ${pattern || '?claim a schema:Claim'} }`)]);
  const claims = group(rows, 'claim'), shown = new Set(claims.slice(0, PAGE).map(c => c.claim));
  const turn = (text, to) => element('a', { href: pageAt('/claims', { ...rest, begin: String(to) }) }, text);
  const n = +counted[0].n;
  return ['Claims', [filters(f, countries, publishers, acts),
    n ? element('p', { class: 'soft', role: 'status' }, n === 1 ? '1 claim' : `${n} claims, newest first` + (n > PAGE ? `; ${begin + 1}–${Math.min(n, begin + PAGE)}` : '')) : null,
    claimList(rows.filter(r => shown.has(r.claim)), true),
    element('nav', { class: 'tools', 'aria-label': 'More claims' }, begin > 0 ? turn('newer', Math.max(0, begin - PAGE)) : null, claims.length > PAGE ? turn('older', begin + PAGE) : null)]];
}

// ---- contested events ----

// A voice is a claim, or an article that says it itself.
const VOICE = (event, v) => `?${v} ng:contentEvent ${event} OPTIONAL { ?${v} prov:wasAttributedTo ?${v}Who . ?${v}Who rdfs:label ?${v}Name } OPTIONAL { ?${v} schema:headline ?${v}Headline }`;

function voice (row, v) {
  return row[v + 'Who'] ? [link(row[v + 'Who'], row[v + 'Name']), ' (', link(row[v], 'claim'), ')'] : link(row[v], row[v + 'Headline'] || 'an article');
}

export async function contestedPage () {
  const [events, claims] = await Promise.all([
    ask('One event, affirmed and denied', `SELECT DISTINCT * { { SELECT DISTINCT ?key ?yes ?no { ?no ng:polarity ng:negative ; ng:dedupKey ?key . ?yes ng:dedupKey ?key ; ng:polarity ng:positive } ORDER BY ?key LIMIT 200 }
  ${VOICE('?yes', 'said')} ${VOICE('?no', 'denied')} } ORDER BY ?key ?said ?denied`),
    ask('What sources deny', newestClaims('?claim ng:polarity ng:negative .', PAGE))]);
  return ['Contested', [
    element('h2', {}, 'One says, another denies'),
    element('p', { class: 'soft' }, 'Events of one class, with the same parties at the same time, that one voice affirms and another denies.'),
    table(['Class', 'Parties and time', 'Affirmed by', 'Denied by'], events.map(e => [e.key.split('|')[0], shorten(e.key.split('|').slice(1).filter(Boolean).join(' · ')), element('span', {}, voice(e, 'said')), element('span', {}, voice(e, 'denied'))])),
    element('h2', {}, 'Denials, newest first'), claimList(claims, true)]];
}

export const claimDates = (claims, lane) => group(claims, 'claim').map(c => ({ lane, begin: c.date, label: `${c.sourceName || 'somebody'}: ${c.text || ''}`, href: '#/node?iri=' + encodeURIComponent(c.claim), faint: values(c, 'polarity').some(p => last(p) === 'negative') }));
