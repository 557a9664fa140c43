// The editor: examples, table, chart, downloads, an address that can be shared.
import { element, failure, link, PREFIXES, request, save, shorten, table } from './base.js';
import { queryInput } from './input.js';
import { chart } from './pictures.js';

const SHOWN = 1000, CHARTED = 40;   // rows

const cell = b => !b ? '' : b.type === 'uri' ? link(b.value, shorten(b.value)) : b.value;
const isNumber = b => b && /#(integer|decimal|double|float|int|long|nonNegativeInteger)$/.test(b.datatype || '') && b.value.trim() !== '' && !Number.isNaN(Number(b.value));

// A column of numbers, the last one unless another is chosen, with the words of the others before it. Returns: null if there is none.
function chartOf (vars, rows, wanted) {
  const numbers = vars.filter(v => rows.every(b => !b[v] || isNumber(b[v])) && rows.some(b => b[v]));
  if (numbers.length === 0 || vars.length < 2) return null;
  const value = wanted || numbers[numbers.length - 1], words = vars.filter(v => !numbers.includes(v));
  const label = b => (words.length ? words : vars.filter(v => v !== value)).filter(v => b[v]).map(v => b[v].type === 'uri' ? shorten(b[v].value) : b[v].value).slice(0, 3).join(' · ');
  const bars = rows.slice(0, CHARTED).map(b => ({ label: label(b), n: b[value] ? Number(b[value].value) : 0 }));
  const choice = numbers.length < 2 ? null : element('label', { class: 'tools' }, 'Column', element('select', { onchange: e => box.replaceWith(chartOf(vars, rows, e.target.value)) },
    numbers.map(v => element('option', { selected: v === value ? '' : null }, v))));
  const box = element('details', { open: '' }, element('summary', {}, `Chart of ${value}` + (rows.length > CHARTED ? `, first ${CHARTED} rows` : '')), choice, chart(bars, `${value}: ` + bars.map(r => `${r.label} ${r.n}`).join(', ')));
  return box;
}

function answerOf (answer) {
  if (!answer.type.includes('json')) return [element('pre', {}, answer.text)];
  const { head, boolean, results } = JSON.parse(answer.text);
  if (!results) return [element('p', {}, String(boolean))];
  const rows = results.bindings;
  return [chartOf(head.vars, rows), rows.length > SHOWN ? element('p', { class: 'soft' }, `The first ${SHOWN}; the downloads have all.`) : null,
    table(head.vars, rows.slice(0, SHOWN).map(b => head.vars.map(v => cell(b[v]))))].filter(Boolean);
}

// Selects the character that a message is about.
function showPlace (editor, message) {
  const place = /error at (\d+):(\d+)/.exec(message);
  if (place) editor.show(+place[1], +place[2]);
}

// Prefixes that are used and known but not declared, as the program adds them.
function withPrefixes (text) {
  const missing = PREFIXES.split('\n').filter(line => {
    const prefix = line.split(' ')[1];
    return prefix && text.includes(prefix) && !new RegExp(`prefix\\s+${prefix}`, 'i').test(text);
  });
  return missing.length ? missing.join('\n') + '\n' + text : text;
}

export async function editorPage ({ query }) {
  const examples = JSON.parse(await (await fetch('queries.json')).text());
  const result = element('div', {}), status = element('span', { class: 'soft', role: 'status' });
  const address = () => '#/sparql?query=' + encodeURIComponent(editor.value);
  const run = async () => {
    const began = performance.now();
    const whole = withPrefixes(editor.value);
    if (whole !== editor.value) editor.value = whole;
    history.replaceState(null, '', address());
    status.textContent = 'asking …';
    try {
      const answer = await request(editor.value, 'application/sparql-results+json, text/turtle;q=0.9');
      result.replaceChildren(...answerOf(answer));
      const n = result.querySelectorAll('tbody tr').length;
      status.textContent = `${n ? n + (n === SHOWN ? ' or more rows, ' : n === 1 ? ' row, ' : ' rows, ') : ''}${Math.round(performance.now() - began)} ms`;
    } catch (e) {
      status.textContent = '';
      result.replaceChildren(failure(e));
      showPlace(editor, e.message);
    }
  };
  const download = (name, accept) => async () => {
    try { save(name, accept, (await request(editor.value, accept)).text); } catch (e) { result.replaceChildren(failure(e)); }
  };
  const share = async () => {
    const url = location.href.split('#')[0] + address();
    history.replaceState(null, '', address());
    try { await navigator.clipboard.writeText(url); status.textContent = 'The address is copied.'; } catch { status.textContent = 'The address of this page has the query in it.'; }
  };
  const choose = element('select', { id: 'example', onchange: () => { const e = examples.find(x => x.name === choose.value); if (e) { editor.value = e.text; run(); } } },
    element('option', { value: '' }, 'choose …'), examples.map(e => element('option', { value: e.name }, e.title)));
  const editor = await queryInput(query || examples[0].text, run, examples.map(e => e.text).join('\n'));
  if (query) run();
  const button = (text, onclick) => element('button', { type: 'button', onclick }, text);
  return ['SPARQL', [
    element('div', { class: 'tools' }, element('label', { for: 'example' }, 'Examples'), choose), editor.view,
    element('p', { id: 'keys', class: 'soft' }, 'Ctrl+Enter runs the query. Prefixes that this page knows need not be declared.'),
    element('div', { class: 'tools' }, button('Run', run), button('CSV', download('rows.csv', 'text/csv')), button('JSON', download('rows.json', 'application/sparql-results+json')), button('Share', share), status),
    result]];
}
