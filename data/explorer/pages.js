// The front page, the search, the pages of nodes, the network.
import { ask, askFile, downloads, element, group, isArticle, last, link, literal, opening, pageAt, pageOf, section, shorten, table, term, values } from './base.js';
import { articlePage, factTable } from './article.js';
import { claimDates, claimList, newestClaims } from './claims.js';
import { bars, network, timeLine } from './pictures.js';

const NAMED = { Organization: 'Organisation', NewsArticle: 'Article' }, kindOf = type => NAMED[last(type)] || last(type);   // of a class, for people
const KIND = { Person: 'person', Country: 'country', Organization: 'organisation', Place: 'place', City: 'place' };

// ---- front ----

// Months without a claim have a place, too: @rows from the first to the last.
function everyMonth (rows) {
  const n = new Map(rows.map(r => [r.month, +r.n])), number = m => +m.slice(0, 4) * 12 + +m.slice(5) - 1;
  const first = number(rows[0].month), all = number(rows[rows.length - 1].month) - first + 1;
  if (!(all <= 600)) return rows;   // a date that cannot be right
  return Array.from({ length: all }, (_, i) => `${Math.floor((first + i) / 12)}-${String((first + i) % 12 + 1).padStart(2, '0')}`).map(month => ({ month, n: n.get(month) || 0 }));
}

// Many articles do not say when they were written.
function undated (months, counts) {
  const all = counts.find(c => c.what === 'claims').n, dated = months.reduce((sum, m) => sum + +m.n, 0);
  return dated < +all ? element('p', { class: 'soft' }, `${dated} of ${all}: those in articles with a date.`) : null;
}

export async function frontPage () {
  const [counts, months, articles, entities] = await askFile('front.rq');
  const order = ['articles', 'people', 'countries', 'organisations', 'events', 'claims'];
  counts.sort((a, b) => order.indexOf(a.what) - order.indexOf(b.what));
  const bar = m => ({ label: m.month, n: +m.n, href: pageAt('/claims', { from: m.month + '-01', until: m.month + '-' + new Date(Date.UTC(+m.month.slice(0, 4), +m.month.slice(5), 0)).getUTCDate() }) });
  return ['What the news says', [
    element('ul', { class: 'counts' }, counts.map(c => element('li', {}, element('b', {}, c.n), ' ' + c.what))),
    section('Claims by month', months, rows => [undated(rows, counts), bars(everyMonth(rows).map(bar), 'Claims by month: ' + rows.map(r => `${r.month} ${r.n}`).join(', '))]),
    element('div', { class: 'columns' },
      element('section', {}, element('h2', {}, 'Articles'),
        table(['Date', 'Headline', 'Publisher'], group(articles, 'article').map(a => [a.date, link(a.article, a.headline || opening(a.begin)), a.publisher]))),
      element('section', {}, element('h2', {}, 'Named most'),
        table(['Name', 'Kind', 'Articles'], group(entities, 'entity').map(e => [link(e.entity, e.label), kindOf(e.type), e.n]))))]];
}

// ---- search ----

export async function searchPage ({ words = '' }) {
  const rows = await ask('Names and headlines', `SELECT DISTINCT ?node ?label ?type {
  { VALUES ?type { schema:Person schema:Country schema:Organization schema:Place schema:City } ?node a ?type ; rdfs:label ?label }
  UNION { VALUES ?type { schema:NewsArticle } ?node a ?type ; schema:headline ?label }
  FILTER (CONTAINS(LCASE(STR(?label)), ${literal(words.toLowerCase())})) } ORDER BY ?type ?label LIMIT 200`);
  return [`Search: ${words}`, [table(['Name', 'Kind'], group(rows, 'node').map(r => [link(r.node, r.label), kindOf(r.type)])),
    element('p', {}, element('a', { href: pageAt('/claims', { words }) }, 'Claims with these words'))]];
}

// ---- a node ----

const when = e => e.begin ? (e.begin === e.end || !e.end ? e.begin : `${e.begin} – ${e.end}`) : '';

const eventDates = events => group(events, 'event').map(e => ({ lane: 'Events', begin: e.begin, end: e.end, label: `${e.label || ''} (${values(e, 'type').map(last).join(', ')})`, href: pageOf(e.event), faint: values(e, 'polarity').some(p => last(p) === 'negative') }));

function summary (facts) {
  const lines = [['prov:actedOnBehalfOf', 'Acts for'], ['org:holds', 'Holds'], ['schema:jobTitle', 'Called'], ['schema:nationality', 'Citizen of'], ['schema:homeLocation', 'Lives in'], ['schema:containedInPlace', 'In'], ['schema:sameAs', 'Elsewhere']].map(([property, name]) => {
    const of = group(facts.filter(f => shorten(f.p) === property), 'o');
    return of.length ? element('p', {}, name + ': ', of.map((f, i) => [i ? ', ' : '', property === 'schema:sameAs' ? element('a', { href: f.o, rel: 'noreferrer' }, f.o.replace(/^https?:\/\/(www\.)?/, '')) : /^https?:/.test(f.o) ? link(f.o, f.label) : f.o])) : null;
  });
  return lines.filter(Boolean);
}

// The newest claims; more of them, and filters, are a link away.
function claimSection (name, rows, most, filter) {
  const n = group(rows, 'claim').length;
  return section([name, ' ', element('span', { class: 'soft' }, n < most ? n : `the newest ${n}`, ' · ', element('a', { href: pageAt('/claims', filter) }, 'with filters'))], rows, () => claimList(rows, true));
}

export async function nodePage ({ iri = '' }) {
  if (isArticle(iri)) {
    const [title, body] = await articlePage(iri);
    return [title, [...body, downloads(iri)]];
  }
  const x = term(iri);
  const [facts, said, about, told, events, articles, others] = await Promise.all([
    ask('What is said of the node', `SELECT ?p ?o ?label { ${x} ?p ?o OPTIONAL { ?o rdfs:label ?label } } ORDER BY ?p ?o LIMIT 300`),
    ask('What it said', newestClaims(`?claim prov:wasAttributedTo ${x} .`, 100)),
    ask('What was said of it', newestClaims(`?claim schema:mentions ${x} .`, 100)),
    ask('What it was told', newestClaims(`?claim ng:addressee ${x} .`, 50)),
    ask('Events it took part in', `SELECT ?event ?label ?type ?begin ?end ?role ?polarity {
  { SELECT DISTINCT ?event ?begin { ?event sem:hasActor ${x} OPTIONAL { ?event sem:hasEarliestBeginTimeStamp ?begin } } ORDER BY DESC(?begin) LIMIT 200 }
  OPTIONAL { VALUES ?role { ng:initiator ng:recipient } ?event ?role ${x} } OPTIONAL { ?event rdfs:label ?label } OPTIONAL { ?event sem:eventType ?type }
  OPTIONAL { ?event sem:hasLatestEndTimeStamp ?end } OPTIONAL { ?event ng:polarity ?polarity } } ORDER BY DESC(?begin) ?event`),
    ask('Articles that speak of it', `SELECT ?article ?date ?headline ?begin {
  { SELECT ?article ?date { ?article schema:mentions ${x} ; a schema:NewsArticle OPTIONAL { ?article schema:datePublished ?date } } ORDER BY DESC(?date) LIMIT 100 }
  OPTIONAL { ?article schema:headline ?headline }
  OPTIONAL { ?context nif:sourceUrl ?article ; nif:isString ?text BIND (SUBSTR(?text, 1, 80) AS ?begin) } } ORDER BY DESC(?date) ?article`),
    ask('What points at it', `SELECT ?s ?p { ?s ?p ${x} } LIMIT 100`)]);
  const name = facts.find(f => shorten(f.p) === 'rdfs:label'), title = name ? name.o : shorten(iri);
  const entity = said.length + about.length + events.length + articles.length > 0;
  const line = timeLine([...claimDates(said, 'Said'), ...claimDates(about, 'Said about'), ...eventDates(events)], 'Time line: said, said about, events');
  return [title, [
    downloads(iri), summary(facts),
    line && entity ? element('section', {}, element('h2', {}, 'Time line'), line) : null,
    claimSection('Said by ' + title, said, 100, { source: iri }),
    claimSection('Said about ' + title, about, 100, { about: iri }),
    claimSection('Said to ' + title, told, 50, { addressee: iri }),
    section('Events', events, rows => table(['When', 'Event', 'Class', 'Role'], group(rows, 'event').map(e => [when(e), link(e.event, e.label), values(e, 'type').map(last).join(', '), values(e, 'role').map(last).join(', ')]))),
    section('Articles', articles, rows => table(['Date', 'Headline'], group(rows, 'article').map(a => [a.date, link(a.article, a.headline || opening(a.begin))]))),
    element('h2', {}, 'The node'), factTable(facts),
    entity ? null : section('What points at it', others, rows => table(['Node', 'Property'], rows.map(r => [link(r.s), shorten(r.p)])))]];
}

// ---- the network ----

const NODES = 40, LINES = 150;   // of a picture; more cannot be read

const named = list => `{ ${list.map(term).join(' ')} }`;
const EDGES = {
  together: list => `SELECT ?a ?b (COUNT(?in) AS ?n) { { SELECT ?in ?a { VALUES ?a ${list} ?in schema:mentions ?a } } { SELECT ?in ?b { VALUES ?b ${list} ?in schema:mentions ?b } } } GROUP BY ?a ?b ORDER BY DESC(?n) ?a ?b`,
  claims: list => `SELECT ?a ?b (COUNT(?claim) AS ?n) { VALUES ?a ${list} ?claim prov:wasAttributedTo ?a ; schema:mentions ?b VALUES ?b ${list} } GROUP BY ?a ?b ORDER BY DESC(?n) ?a ?b`,
};

export async function networkPage ({ kind }) {
  const directed = kind === 'claims';
  const chosen = group(await ask('Whom claims and articles name most', `SELECT ?node ?label ?type ?n {
  { SELECT ?node (COUNT(?in) AS ?n) { ?in schema:mentions ?node } GROUP BY ?node ORDER BY DESC(?n) LIMIT 300 }
  VALUES ?type { schema:Person schema:Country schema:Organization } ?node a ?type OPTIONAL { ?node rdfs:label ?label } } ORDER BY DESC(?n) ?node`), 'node').slice(0, NODES);
  const found = chosen.length ? await ask(directed ? 'Who speaks of whom' : 'Who is named together', EDGES[directed ? 'claims' : 'together'](named(chosen.map(c => c.node)))) : [];
  const rows = found.filter(r => directed ? r.a !== r.b : r.a < r.b).slice(0, LINES);
  const names = new Map(chosen.map(c => [c.node, c.label || shorten(c.node)])), name = id => names.get(id), linkedTo = new Set(rows.flatMap(r => [r.a, r.b]));
  const nodes = chosen.filter(c => linkedTo.has(c.node)).map(c => ({ id: c.node, label: name(c.node), href: pageOf(c.node), weight: +c.n, kind: values(c, 'type').map(t => KIND[last(t)]).find(Boolean) }));
  const edges = rows.map(r => ({
    from: r.a, to: r.b, weight: +r.n, label: directed ? `${name(r.a)} of ${name(r.b)}: ${r.n} claims` : `${name(r.a)} and ${name(r.b)}: ${r.n} claims and articles`,
    href: directed ? pageAt('/claims', { source: r.a, about: r.b }) : null }));
  const choice = [['together', 'Named together'], ['claims', 'Who speaks of whom']].map(([k, label]) => element('a', { href: pageAt('/network', { kind: k }), 'aria-current': (k === 'claims') === directed ? 'page' : null }, label));
  return ['Network', [element('nav', { class: 'tools', 'aria-label': 'Kind of network' }, choice),
    nodes.length ? network(nodes, edges, (directed ? 'Who speaks of whom' : 'Who is named together with whom') + '; the table below says the same', directed) : null,
    table([directed ? 'Speaks' : 'Name', directed ? 'of' : 'with', directed ? 'Claims' : 'Claims and articles'], rows.map(r => [link(r.a, name(r.a)), link(r.b, name(r.b)), r.n]))]];
}
