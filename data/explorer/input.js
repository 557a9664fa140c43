// Where a query is written: Yasqe, the editor of YASGUI (colours, errors while typing, completion), where the release or `make explorer`
// has put it; else a plain text area. Both give { view, value, show (line, column) }.
import { element, NAMES, PREFIXES, request } from './base.js';

const LABEL = { 'aria-label': 'Query', 'aria-describedby': 'keys', 'aria-multiline': 'true' };

function plain (text, run) {
  const area = element('textarea', { id: 'query', spellcheck: 'false', autocapitalize: 'off', autocomplete: 'off', ...LABEL });
  area.value = text;
  area.addEventListener('keydown', e => { if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) { e.preventDefault(); run(); } });
  return {
    view: area,
    get value () { return area.value; },
    set value (text) { area.value = text; },
    show (line, column) {
      const begin = area.value.split('\n').slice(0, line - 1).reduce((n, l) => n + l.length + 1, 0) + column - 1;
      area.focus();
      area.setSelectionRange(begin, begin + 1);
    } };
}

// Completion knows the prefixes of this page, the terms of the vocabulary in the store, and those of others that the examples use.
const TERMS = {
  property: { kinds: 'rdf:Property owl:ObjectProperty owl:DatatypeProperty', name: /\b(\w+:)([a-z]\w*)/g },
  class: { kinds: 'rdfs:Class owl:Class', name: /\b(\w+:)([A-Z]\w*)/g } };

const termsOf = ({ kinds, name }, examples) => async () => {
  const { text } = await request(`${PREFIXES}PREFIX owl: <http://www.w3.org/2002/07/owl#>
SELECT DISTINCT ?t { VALUES ?kind { ${kinds} } ?t a ?kind }`, 'text/csv');
  const found = text.trim().split(/\r?\n/).slice(1);
  for (const [, prefix, local] of examples.matchAll(name)) {
    const space = NAMES.find(n => n[1] === prefix);
    if (space && prefix !== 'ng:') found.push(space[0] + local);   // of ng: the store knows which words are properties
  }
  return [...new Set(found)].sort();
};

function complete (Yasqe, examples) {
  const names = Object.keys(TERMS).map(kind => {
    Yasqe.forkAutocompleter(kind, { name: 'store-' + kind, bulk: true, persistenceId: null, get: termsOf(TERMS[kind], examples) }, false);
    return 'store-' + kind;
  });
  Yasqe.forkAutocompleter('prefixes', { name: 'page-prefixes', persistenceId: null, get: async () => PREFIXES.trim().split('\n').map(l => l.slice('PREFIX '.length)) }, false);
  return ['variables', 'page-prefixes', ...names];
}

function yasqe (Yasqe, text, run, examples) {
  const view = element('div', { id: 'query', class: 'yasqe-box' });
  // Tab leaves the editor, as it leaves every other field; nothing is kept in the browser or read from the address.
  const editor = new Yasqe(view, {
    value: text, autocompleters: complete(Yasqe, examples), persistenceId: null, consumeShareLink: null, createShareableLink: null, prefixCcApi: null,
    showQueryButton: false, resizeable: false, editorHeight: null, viewportMargin: Infinity, inputStyle: 'contenteditable',
    extraKeys: { ...Yasqe.defaults.extraKeys, Tab: false, 'Shift-Tab': false, 'Ctrl-S': false, 'Ctrl-Enter': run, 'Cmd-Enter': run } });
  const declared = editor.getPrefixesFromQuery.bind(editor);   // completion goes by them, too, where they are not declared yet
  editor.getPrefixesFromQuery = () => ({ ...Object.fromEntries(NAMES.map(([space, prefix]) => [prefix.slice(0, -1), space])), ...declared() });
  for (const [name, value] of Object.entries({ ...LABEL, role: 'textbox' })) editor.getInputField().setAttribute(name, value);
  requestAnimationFrame(() => editor.refresh());   // it could not measure before it stood in the page
  return {
    view,
    get value () { return editor.getValue(); },
    set value (text) { editor.setValue(text); },
    show (line, column) {
      editor.focus();
      editor.setSelection({ line: line - 1, ch: column - 1 }, { line: line - 1, ch: +column });
    } };
}

// Only this page pays for loading the editor.
export async function queryInput (text, run, examples) {
  const { default: Yasqe } = await import('./yasqe.js');
  if (Yasqe && !document.querySelector('link[href="yasqe.css"]')) {
    const style = element('link', { rel: 'stylesheet', href: 'yasqe.css' });
    await new Promise(done => { style.onload = style.onerror = done; document.head.prepend(style); });
  }
  return Yasqe ? yasqe(Yasqe, text, run, examples) : plain(text, run);
}
