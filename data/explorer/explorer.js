// The explorer: every page is what some SPARQL queries answer, and shows them ("This page's queries").
// No build step, and no library but the editor of the SPARQL page. A page is a function of the parameters of its address that returns its title and its elements.
import { element, failure, startAsking } from './base.js';
import { claimsPage, contestedPage } from './claims.js';
import { frontPage, networkPage, nodePage, searchPage } from './pages.js';
import { editorPage } from './editor.js';

const PAGES = { '/': frontPage, '/claims': claimsPage, '/contested': contestedPage, '/network': networkPage, '/search': searchPage, '/node': nodePage, '/sparql': editorPage };
let turn = 0;   // a page that is still loading is dropped when another is called

// Filled when it is opened: by then a click may have asked more.
function pageQueries (asked) {
  const box = element('div'), fill = () => box.replaceChildren(...asked.map(([title, query]) => element('section', {},
    element('h2', {}, title), element('pre', { tabindex: '0' }, query), element('p', {}, element('a', { href: '#/sparql?query=' + encodeURIComponent(query) }, 'Open in the editor')))));
  return asked.length === 0 ? [] : [element('details', { id: 'queries', ontoggle: fill }, element('summary', {}, "This page's queries"), box)];
}

async function show () {
  const [path, rest] = (location.hash || '#/').slice(1).split(/\?(.*)/s), mine = ++turn;
  const main = document.getElementById('main'), status = document.getElementById('status');
  if (!PAGES[path]) return;   // "#main" of the skip link
  const asked = startAsking();
  main.setAttribute('aria-busy', 'true');
  status.textContent = 'Loading';
  let title, body;
  try { [title, body] = await PAGES[path](Object.fromEntries(new URLSearchParams(rest || ''))); } catch (e) { [title, body] = ['That went wrong', [failure(e)]]; }
  if (mine !== turn) return;
  main.replaceChildren(element('h1', {}, title), ...body.flat(Infinity).filter(Boolean), ...pageQueries(asked));
  main.removeAttribute('aria-busy');
  status.textContent = '';
  document.title = title + ' – newsgraph';
  for (const a of document.querySelectorAll('header nav a')) {
    if (a.hash === '#' + path) a.setAttribute('aria-current', 'page'); else a.removeAttribute('aria-current');
  }
  main.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

document.getElementById('search').addEventListener('submit', event => {
  event.preventDefault();
  location.hash = '#/search?words=' + encodeURIComponent(document.getElementById('words').value.trim());
});
window.addEventListener('hashchange', show);
show();
