// Pictures of rows: bars, a time line, a network. Plain SVG; every mark has its words; the same rows give the same picture.
import { svg } from './base.js';

const title = text => svg('title', {}, text);
const linked = (href, ...children) => href ? svg('a', { href }, ...children) : svg('g', {}, ...children);

// Upright bars in the order of @rows: { label, n, href }; all have their number where there is room, else the highest.
export function bars (rows, name) {
  const width = 720, height = 136, most = Math.max(1, ...rows.map(r => r.n)), step = Math.min(90, width / rows.length), every = Math.ceil(rows.length / 12);
  const wide = Math.min(40, Math.max(1, step - 2)), highest = rows.findIndex(r => r.n === most);
  return svg('svg', { viewBox: `0 0 ${width} ${height}`, class: 'picture', role: 'group', 'aria-label': name },
    rows.map((r, i) => {
      const h = Math.max(1, r.n / most * (height - 46)), numbered = r.n && (step >= 24 || i === highest);
      return [
        r.n ? linked(r.href, svg('rect', { x: i * step + 1, y: height - 18 - h, width: wide, height: h, role: 'img', 'aria-label': `${r.label}: ${r.n}` }, title(`${r.label}: ${r.n}`))) : null,
        numbered ? svg('text', { x: i * step + 1 + wide / 2, y: height - 22 - h, 'text-anchor': 'middle', 'aria-hidden': 'true' }, String(r.n)) : null,
        i % every === 0 && (i * step < width - 44 || step >= 44) ? svg('text', { x: i * step + 1, y: height - 4, 'aria-hidden': 'true' }, r.label) : null];
    }));
}

// Lying bars with their labels, for charts of results: { label, n }.
export function chart (rows, name) {
  const width = 720, line = 22, most = Math.max(...rows.map(r => Math.abs(r.n)), 1e-9);
  return svg('svg', { viewBox: `0 0 ${width} ${rows.length * line}`, class: 'picture', role: 'img', 'aria-label': name },
    rows.map((r, i) => [
      svg('text', { x: 250, y: i * line + 15, 'text-anchor': 'end' }, r.label.length > 38 ? r.label.slice(0, 37) + '…' : r.label, title(r.label)),
      svg('rect', { x: 256, y: i * line + 3, width: Math.max(1, Math.abs(r.n) / most * 380), height: line - 6 }),
      svg('text', { x: 262 + Math.abs(r.n) / most * 380, y: i * line + 15 }, String(r.n))]));
}

const day = text => Date.parse(text.slice(0, 10) + 'T00:00:00Z') / 864e5;

// Lanes, one above the other, of what has a time: { lane, begin, end, label, href, faint }.
export function timeLine (items, name) {
  const dated = items.filter(x => x.begin && !Number.isNaN(day(x.begin)));
  if (dated.length === 0) return null;
  const lanes = [...new Set(dated.map(x => x.lane))], width = 720, high = 46, left = 90;
  const begin = Math.min(...dated.map(x => day(x.begin))), end = Math.max(begin + 1, ...dated.map(x => day(x.end || x.begin)));
  const at = d => left + (d - begin) / (end - begin) * (width - left - 50);
  const years = tickDays(begin, end);
  const seen = new Map();   // marks at one place are moved apart
  const bottom = lanes.length * high;
  return svg('svg', { viewBox: `0 0 ${width} ${bottom + 20}`, class: 'picture', role: 'group', 'aria-label': name },
    years.map(([d, label]) => [svg('line', { x1: at(d), x2: at(d), y1: 0, y2: bottom }), svg('text', { x: at(d) + 2, y: bottom + 14, 'aria-hidden': 'true' }, label)]),
    lanes.map((lane, i) => svg('text', { x: 0, y: i * high + high / 2 + 4 }, lane)),
    dated.map(x => {
      const x1 = at(day(x.begin)), x2 = at(day(x.end || x.begin)), place = x.lane + Math.round(x1 / 8), n = seen.get(place) || 0;
      seen.set(place, n + 1);
      const y = lanes.indexOf(x.lane) * high + 8 + n % 5 * 7, words = `${x.begin}${x.end && x.end !== x.begin ? ' – ' + x.end : ''}: ${x.label}`;
      return linked(x.href, svg('rect', { x: x1 - 3, y, width: Math.max(6, x2 - x1 + 6), height: 6, rx: 3, class: x.faint ? 'faint' : null, role: 'img', 'aria-label': words }, title(words)));
    }));
}

// Days and labels of at most some ten ticks: years, or months of a short time.
function tickDays (begin, end) {
  const first = new Date(begin * 864e5), ticks = [], monthly = end - begin < 800;
  const step = monthly ? Math.ceil((end - begin) / 300) : 12 * Math.ceil((end - begin) / 3650);
  for (let m = monthly ? first.getUTCMonth() + 1 : 12; ; m += step) {
    const d = Date.UTC(first.getUTCFullYear(), m, 1) / 864e5;
    if (d > end) return ticks;
    ticks.push([d, new Date(d * 864e5).toISOString().slice(0, monthly ? 7 : 4)]);
  }
}

// ---- networks ----

// Places for the nodes: from a circle, some rounds of pushing apart and pulling together; no chance in it. What is tied to
// nothing else stays near by a pull to the middle; at the end all is stretched to @width and @height.
function layOut (nodes, edges, width, height) {
  const size = height;
  const index = new Map(nodes.map((n, i) => [n.id, i])), ideal = size / Math.sqrt(nodes.length + 1);
  const at = nodes.map((_, i) => [size / 2 + size / 2.6 * Math.cos(2 * Math.PI * i / nodes.length), size / 2 + size / 2.6 * Math.sin(2 * Math.PI * i / nodes.length)]);
  const heaviest = Math.max(1, ...edges.map(e => e.weight));
  for (let round = 0, heat = size / 10; round < 200; round++, heat *= 0.98) {
    const move = at.map(([x, y]) => [(size / 2 - x) * 0.25, (size / 2 - y) * 0.25]);
    const push = (i, j, force) => {
      const dx = at[i][0] - at[j][0] || 0.01 * (i - j), dy = at[i][1] - at[j][1], d = Math.max(1, Math.hypot(dx, dy)), f = force(d) / d;
      move[i][0] += dx * f; move[i][1] += dy * f; move[j][0] -= dx * f; move[j][1] -= dy * f;
    };
    for (let i = 0; i < nodes.length; i++) for (let j = 0; j < i; j++) push(i, j, d => ideal * ideal / d);
    for (const e of edges) push(index.get(e.from), index.get(e.to), d => -d * d / ideal * (0.3 + e.weight / heaviest));
    for (let i = 0; i < at.length; i++) {
      const length = Math.max(1, Math.hypot(...move[i])), go = Math.min(length, heat) / length;
      at[i] = at[i].map((c, k) => c + move[i][k] * go);
    }
  }
  return stretched(at, [width, height]);
}

function stretched (at, sizes) {
  const low = [0, 1].map(k => Math.min(...at.map(p => p[k]))), high = [0, 1].map(k => Math.max(...at.map(p => p[k])));
  return at.map(p => p.map((c, k) => 20 + (sizes[k] - 40) * (high[k] > low[k] ? (c - low[k]) / (high[k] - low[k]) : 0.5)));
}

// Where each label stands: above, below or beside its node, where it covers least of what is there and leaves the picture least.
function placeLabels (nodes, at, radius, [left, top, right, bottom]) {
  const taken = nodes.map((n, i) => ({ x: at[i][0] - radius(n), y: at[i][1] - radius(n), w: 2 * radius(n), h: 2 * radius(n) }));
  const covered = b => taken.reduce((sum, t) => sum + Math.max(0, Math.min(b.x + b.w, t.x + t.w) - Math.max(b.x, t.x)) * Math.max(0, Math.min(b.y + b.h, t.y + t.h) - Math.max(b.y, t.y)), 0);
  return nodes.map((n, i) => {
    const [x, y] = at[i], r = radius(n), w = 6.2 * n.label.length, h = 12;
    const spots = [[x - w / 2, y - r - 3 - h], [x - w / 2, y + r + 2], [x + r + 3, y - h / 2], [x - r - 3 - w, y - h / 2]].map(([x, y]) => ({ x, y, w, h }));
    const outside = b => Math.max(0, left - b.x, b.x + b.w - right) * h + Math.max(0, top - b.y, b.y + b.h - bottom) * w;
    const cost = b => covered(b) + outside(b), best = spots.reduce((a, b) => cost(b) < cost(a) ? b : a);
    taken.push(best);
    return { x: best.x + w / 2, y: best.y + h - 2 };
  });
}

// @nodes: { id, label, kind, href, weight }, @edges: { from, to, weight, label, href }; @directed draws arrow heads.
export function network (nodes, edges, name, directed) {
  const width = 900, height = 600, at = layOut(nodes, edges, width, height), index = new Map(nodes.map((n, i) => [n.id, i]));
  const heaviest = Math.max(1, ...edges.map(e => e.weight)), greatest = Math.max(1, ...nodes.map(n => n.weight));
  const radius = n => 4 + 10 * Math.sqrt(n.weight / greatest);
  const frame = [-60, -12, width + 60, height + 12], labels = placeLabels(nodes, at, radius, frame);
  return svg('svg', { viewBox: `${frame[0]} ${frame[1]} ${width + 120} ${height + 24}`, class: 'picture network', role: 'group', 'aria-label': name },
    directed ? svg('marker', { id: 'arrow', viewBox: '0 0 8 8', refX: 8, refY: 4, markerWidth: 6, markerHeight: 6, orient: 'auto', markerUnits: 'userSpaceOnUse' }, svg('path', { d: 'M0 0 L8 4 L0 8 z' })) : null,
    edges.map(e => {
      const [x1, y1] = at[index.get(e.from)], [x2, y2] = at[index.get(e.to)], d = Math.max(1, Math.hypot(x2 - x1, y2 - y1)), cut = (radius(nodes[index.get(e.to)]) + 2) / d;
      return linked(e.href, svg('line', { x1, y1, x2: x2 - (x2 - x1) * cut, y2: y2 - (y2 - y1) * cut, 'stroke-width': 0.6 + 4 * e.weight / heaviest, 'marker-end': directed ? 'url(#arrow)' : null, role: 'img', 'aria-label': e.label }, title(e.label)));
    }),
    nodes.map((n, i) => linked(n.href, svg('circle', { cx: at[i][0], cy: at[i][1], r: radius(n), class: n.kind, role: 'img', 'aria-label': n.label }, title(n.label)))),
    nodes.map((n, i) => linked(null, svg('text', { ...labels[i], 'text-anchor': 'middle', 'aria-hidden': 'true' }, n.label))));
}
