// An article: its text with marks in layers, claims drawn from source to content, what stands behind a mark.
import { ask, downloads, element, failure, group, last, link, opening, pageOf, svg, table, term, shorten, isIri } from './base.js';
import { CLAIM, claimList } from './claims.js';

const KINDS = { Person: 'person', Country: 'country', Organization: 'organisation', Place: 'place', City: 'place', Event: 'event' };
const LAYERS = { person: 'people', country: 'countries', organisation: 'organisations', place: 'places', event: 'events', claim: 'claims', arcs: 'from source to content' };
const PARTS = ['content', 'cue', 'source'];   // of a claim

// ---- marks: { begin, end, kind, node, mention, confidence }; offsets count code points ----

function spanOf (iri) {
  const m = /#offset_(\d+)_(\d+)$/.exec(iri || '');
  return m && [+m[1], +m[2]];
}

function marksOf (rows, claims) {
  const marks = [];
  for (const r of group(rows, 'm')) {
    const kind = r.all.map(x => KINDS[last(x.type)]).find(Boolean);
    if (kind) marks.push({ begin: +r.b, end: +r.e, kind, node: r.node, mention: r.m, confidence: r.confidence });
  }
  for (const c of claims)
    for (const [kind, iri] of [['content', c.content], ['cue', c.cueSpan], ['source', c.sourceSpan]]) {
      const at = spanOf(iri);
      if (at && !marks.some(m => m.kind === kind && m.node === c.claim && m.begin === at[0])) marks.push({ begin: at[0], end: at[1], kind, node: c.claim, mention: iri, confidence: c.confidence });
    }
  return marks;
}

// The text as pieces, each with all its marks; the shortest mark is what a click is about. Names and events are links;
// the parts of claims can be clicked, too, and are reached by keyboard in the list of claims.
function markedText (text, marks, show) {
  const points = Array.from(text), cuts = new Set([0, points.length]);
  for (const m of marks) { cuts.add(Math.min(m.begin, points.length)); cuts.add(Math.min(m.end, points.length)); }
  const at = [...cuts].sort((a, b) => a - b), out = element('div', { class: 'text', lang: 'en' });
  for (let i = 0; i + 1 < at.length; i++) {
    const piece = points.slice(at[i], at[i + 1]).join('');
    const on = marks.filter(m => m.begin <= at[i] && m.end >= at[i + 1]).sort((a, b) => (a.end - a.begin) - (b.end - b.begin));
    if (on.length === 0) { out.append(piece); continue; }
    const target = on.find(m => !PARTS.includes(m.kind)), parts = on.filter(m => PARTS.includes(m.kind));
    const attributes = {
      class: 'mark ' + [...new Set(on.map(m => m.kind))].join(' '),
      'data-claims': parts.map(m => m.node).join(' '), 'data-parts': parts.map(m => m.kind + ' ' + m.node).join('|'),
      onclick: event => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        show(target || on[0]);
      } };
    out.append(target ? element('a', { ...attributes, href: pageOf(target.node) }, piece) : element('span', attributes, piece));
  }
  return out;
}

// ---- arcs ----

const middle = (r, box) => [(r.left + r.right) / 2 - box.left, r.top - box.top];

// Curves from the words of each source to the first words of what it claims; drawn anew when lines break elsewhere.
function drawArcs (text, claims) {
  const picture = svg('svg', { class: 'arcs', 'aria-hidden': 'true' });
  const head = svg('marker', { id: 'content', viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto', markerUnits: 'userSpaceOnUse' }, svg('path', { d: 'M0 0 L8 4 L0 8 z' }));
  const first = (kind, claim) => [...text.querySelectorAll('.mark')].find(p => p.dataset.parts.split('|').includes(kind + ' ' + claim));
  const draw = () => {
    if (!text.isConnected) return;
    const box = text.getBoundingClientRect();
    picture.replaceChildren(head, ...claims.map(claim => {
      const from = first('source', claim), to = first('content', claim);
      if (!from || !to) return '';
      const [x1, y1] = middle(from.getClientRects()[0], box), r = to.getClientRects()[0], x2 = r.left - box.left + 6, y2 = r.top - box.top;
      const lift = Math.min(y1, y2) - 14 - Math.min(30, Math.abs(y1 - y2) / 6);
      return svg('path', { d: `M${x1} ${y1 + 3} C${x1} ${lift} ${x2} ${lift} ${x2} ${y2 + 3}`, 'data-claim': claim, 'marker-end': 'url(#content)' });
    }));
  };
  text.append(picture);
  new ResizeObserver(draw).observe(text);
  return picture;
}

// ---- what stands behind a mark ----

const factTable = rows => table(['Property', 'Value'], group(rows.map(r => ({ ...r, key: r.p + ' ' + r.o })), 'key').map(r =>
  [shorten(r.p), isIri(r.o) && /^(https?|urn):/.test(r.o) ? link(r.o, r.label) : r.o]));

async function showMark (panel, mark) {
  const [facts, origin] = await Promise.all([
    ask('The mark', `SELECT ?p ?o ?label { ${term(mark.node)} ?p ?o OPTIONAL { ?o rdfs:label ?label } } ORDER BY ?p ?o LIMIT 60`),
    ask('Where it comes from', `SELECT DISTINCT ?run ?software ?hash { GRAPH ?graph { ${term(mark.mention)} nif:beginIndex ?begin } ?graph prov:wasGeneratedBy ?run ; prov:wasDerivedFrom ?article .
  OPTIONAL { ?run prov:wasAssociatedWith/rdfs:label ?software } OPTIONAL { ?article schema:sha256 ?hash } }`)]);
  const span = spanOf(mark.mention), o = origin[0], name = facts.find(f => ['rdfs:label', 'schema:text'].includes(shorten(f.p)));
  panel.replaceChildren(element('h2', {}, link(mark.node, name && name.o)),
    element('p', {}, PARTS.includes(mark.kind) ? `${mark.kind} of a claim` : mark.kind, span ? ` · characters ${span[0]}–${span[1]}` : '', mark.confidence ? ` · confidence ${mark.confidence}` : ''),
    o ? element('p', { class: 'soft' }, 'Read by ', o.software || '', ' in ', link(o.run), o.hash ? ` from the text with SHA-256 ${o.hash.slice(0, 12)}…` : '') : null,
    factTable(facts));
}

// ---- the page ----

function layerBoxes (text) {
  return element('fieldset', { class: 'layers' }, element('legend', {}, 'Marks'), Object.entries(LAYERS).map(([kind, label]) =>
    element('label', {}, element('input', { type: 'checkbox', checked: '', onchange: e => text.classList.toggle('off-' + kind, !e.target.checked) }), ' ', element('span', { class: kind }, label))));
}

// A claim of the list lights its words and its arc.
function linkListToText (list, text, arcs) {
  const light = on => event => {
    const li = event.target.closest('[data-claim]'), claim = on && li ? li.dataset.claim : null;
    for (const piece of text.querySelectorAll('.mark')) piece.classList.toggle('lit', !!claim && piece.dataset.claims.split(' ').includes(claim));
    for (const arc of arcs.querySelectorAll('[data-claim]')) arc.classList.toggle('lit', arc.dataset.claim === claim);
  };
  for (const name of ['mouseover', 'focusin']) list.addEventListener(name, light(true));
  for (const name of ['mouseout', 'focusout']) list.addEventListener(name, light(false));
}

export async function articlePage (iri) {
  const doc = term(iri), graph = term(iri + '/text');
  const [meta, texts, marks, claims, own] = await Promise.all([
    ask('The article', `SELECT * { ${doc} a schema:NewsArticle OPTIONAL { ${doc} schema:headline ?headline } OPTIONAL { ${doc} schema:datePublished ?date }
  OPTIONAL { ${doc} schema:publisher ?publisher . OPTIONAL { ?publisher rdfs:label ?publisherName } } OPTIONAL { ${doc} schema:url ?url } }`),
    ask('Its text', `SELECT ?text { GRAPH ${graph} { ?context nif:isString ?text } }`),
    ask('Its marks', `SELECT ?m ?b ?e ?node ?type ?confidence { GRAPH ${graph} { ?m itsrdf:taIdentRef ?node ; nif:beginIndex ?b ; nif:endIndex ?e OPTIONAL { ?m itsrdf:taConfidence ?confidence } } OPTIONAL { ?node a ?type } }`),
    ask('Its claims', `SELECT * { ?claim a schema:Claim ; schema:appearance ${doc} OPTIONAL { ?claim ng:contentSpan ?content } OPTIONAL { ?claim ng:cueSpan ?cueSpan }
  OPTIONAL { ?claim ng:sourceSpan ?sourceSpan } ${CLAIM} } ORDER BY ?content`),
    ask('Events in its own voice', `SELECT ?event ?label ?type { ${doc} ng:contentEvent ?event OPTIONAL { ?event rdfs:label ?label } OPTIONAL { ?event sem:eventType ?type } } ORDER BY ?event`)]);
  if (meta.length === 0) return ['No such article', [element('p', {}, iri)]];
  const m = meta[0], panel = element('div', { class: 'panel', 'aria-live': 'polite' }, element('p', { class: 'soft' }, 'A click on a mark shows what stands behind it. Claims: the content is underlined, its source doubly, the word between them dotted; an arrow leads from source to content. Going over a claim below lights it in the text.'));
  const byPlace = [...claims].sort((a, b) => ((spanOf(a.content) || [0])[0]) - ((spanOf(b.content) || [0])[0]));
  const list = claimList(byPlace, false);
  const head = element('p', { class: 'soft' }, [m.date, ' ', m.publisher ? link(m.publisher, m.publisherName) : '', ' ', /^https?:/.test(m.url || '') ? element('a', { href: m.url, rel: 'noreferrer' }, 'source') : '']);
  const voiced = own.length ? [element('h2', {}, 'Said by the article itself'), element('ul', {}, group(own, 'event').map(e => element('li', {}, link(e.event, e.label), ' ', element('span', { class: 'soft' }, [...new Set(e.all.map(t => last(t.type)))].filter(Boolean).join(', ')))))] : null;
  if (texts.length === 0) return [m.headline || 'Article', [head, downloads(iri), element('p', { class: 'soft' }, 'The text was left out of the graph.'), element('h2', {}, 'Claims'), list, voiced]];
  const text = markedText(texts[0].text, marksOf(marks, claims), mark => showMark(panel, mark).catch(e => panel.replaceChildren(failure(e))));
  linkListToText(list, text, drawArcs(text, [...new Set(byPlace.map(c => c.claim))]));
  return [m.headline || opening(texts[0].text), [head, downloads(iri),
    element('div', { class: 'columns' }, element('section', {}, layerBoxes(text), text), element('aside', {}, panel, element('h2', {}, 'Claims'), list, voiced))]];
}

export { factTable };
