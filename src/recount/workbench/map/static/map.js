// The moving map and the brush along time. For: looking closer, and trying spans of time at once. Not for: deciding what
// is shown; the page works without it. Incidents come as columns; those of a mesh of the screen are gathered here, so that
// 100,000 of them move without waiting.

import { landFrom, landWithin, tone } from "./land.js";

const MESH = 46;
const KM_AROUND = 40075;
const TILE = 512;
const MOST_NUMBERS = 160;
const WIDE_PX = 30;
// A mesh has one number: its column, and where it stands in it.
const ROW = 2 ** 24;
// In the place of a day that nobody knows.
const NO_DAY = -(2 ** 31);
// Mercator's map ends before the poles.
const MOST_LAT = 85;
const EARTH = [-180, -MOST_LAT, 180, MOST_LAT];
const FAR_ZOOM = 2.5;
const box = document.getElementById("map");
let library, map, land, points, source, shown, numbers = [], span = null, ready = false;

const NOTHING = { type: "FeatureCollection", features: [] };

function look() {
  shown = gathered();
  return {
    version: 8, sources: { land: { type: "geojson", data: land.shown, maxzoom: 6, buffer: 16, tolerance: 0.5 }, spots: { type: "geojson", data: shown } },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": tone("--sunken") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": tone("--card"), "fill-antialias": false } },
      { id: "borders", type: "line", source: "land", paint: { "line-color": tone("--line-strong"), "line-width": 0.8 } },
      { id: "uncertain", type: "circle", source: "spots", filter: [">", ["get", "wide"], 0],
        paint: { "circle-color": ["get", "tone"], "circle-opacity": 0.13, "circle-stroke-color": ["get", "tone"],
          "circle-stroke-width": 1, "circle-stroke-opacity": 0.6, "circle-radius": ["get", "wide"] } },
      { id: "spots", type: "symbol", source: "spots", filter: [">", ["get", "radius"], 0],
        layout: { "icon-image": ["get", "icon"], "icon-allow-overlap": true, "icon-ignore-placement": true } },
    ],
  };
}

// Columns come as numbers of four bytes behind a head that names them.
async function columnsFrom(address) {
  const body = await (await fetch(address)).arrayBuffer();
  const length = new DataView(body).getUint32(0, true), columns = {};
  let at = 4 + length;
  for (const [name, many, isWhole] of JSON.parse(new TextDecoder().decode(new Uint8Array(body, 4, length))).columns) {
    columns[name] = new (isWhole ? Int32Array : Float32Array)(body, at, many);
    at += 4 * many;
  }
  return columns;
}

// Where a place lies on the square that holds the earth, from 0 to 1.
const across = (lon) => (lon + 180) / 360;
const down = (lat) => 0.5 - Math.log(Math.tan(Math.PI / 4 + lat * Math.PI / 360)) / (2 * Math.PI);

function prepared(columns) {
  columns.x = Float64Array.from(columns.lon, across);
  columns.y = Float64Array.from(columns.lat, down);
  return columns;
}

// Every grade has a colour and a shape, which the legend of the page names and draws.
const KEY = [...document.querySelectorAll(".grade-key path")].map((path) => ({ word: path.dataset.grade, shape: path.getAttribute("d") }));
const PARTS = 16;
const SHARP = 2;
const RING = 4;

const toneOf = (grade) => tone(`--grade-${KEY[grade].word}`);

// One grade, or -1 where there are several.
function onlyGrade(grades) {
  const held = grades.flatMap((n, grade) => (n ? [grade] : []));
  return held.length === 1 ? held[0] : -1;
}

// An image is drawn when its name first comes up: `one:GRADE`, or `many:RADIUS:PARTS` with sixteenths a grade.
const iconOf = (mesh, radius) => (mesh.n === 1 ? `one:${onlyGrade(mesh.grades)}` : `many:${Math.round(radius)}:${mesh.grades.map((n) => Math.ceil(n / mesh.n * PARTS)).join(".")}`);

function draw(name) {
  const [kind, first, parts] = name.split(":");
  const size = kind === "one" ? 16 : 2 * (Number(first) + RING + 1);
  const canvas = new OffscreenCanvas(size * SHARP, size * SHARP), brush = canvas.getContext("2d");
  brush.scale(SHARP, SHARP);
  if (kind === "one") drawShape(brush, Number(first));
  else drawMesh(brush, size / 2, Number(first), parts.split(".").map(Number));
  return brush.getImageData(0, 0, canvas.width, canvas.height);
}

function drawShape(brush, grade) {
  const shape = new Path2D(KEY[grade].shape), isHollow = KEY[grade].word === "none";
  brush.lineWidth = isHollow ? 2 : 1;
  brush.fillStyle = isHollow ? tone("--card") : toneOf(grade);
  brush.strokeStyle = isHollow ? toneOf(grade) : tone("--card");
  brush.fill(shape);
  brush.stroke(shape);
}

function drawMesh(brush, middle, radius, parts) {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  let from = -Math.PI / 2;
  brush.lineWidth = RING;
  parts.forEach((part, grade) => {
    const to = from + part / whole * 2 * Math.PI;
    brush.beginPath();
    brush.arc(middle, middle, radius + RING / 2, from, to);
    brush.strokeStyle = KEY[grade].word === "none" ? tone("--line-strong") : toneOf(grade);
    if (part) brush.stroke();
    from = to;
  });
  brush.beginPath();
  brush.arc(middle, middle, radius, 0, 2 * Math.PI);
  brush.fillStyle = tone("--accent");
  brush.fill();
}

// By spot and grade, one after the other.
function counted() {
  const counts = new Uint32Array(points.lon.length * KEY.length), { spot, first, last, grade } = points;
  const [least, most] = span ?? [-Infinity, Infinity];
  for (let i = 0; i < spot.length; i++) {
    if (spot[i] >= 0 && (first[i] === NO_DAY || (first[i] <= most && last[i] >= least))) counts[spot[i] * KEY.length + grade[i]] += 1;
  }
  return counts;
}

// What is in view, in degrees, and as much again on every side, so that one can move without waiting.
function reach() {
  const view = map.getBounds(), wide = view.getEast() - view.getWest(), tall = view.getNorth() - view.getSouth();
  return [view.getWest() - wide, Math.max(view.getSouth() - tall, -MOST_LAT), view.getEast() + wide, Math.min(view.getNorth() + tall, MOST_LAT)];
}

function gathered() {
  if (!points) return NOTHING;
  const counts = counted(), scale = TILE * 2 ** map.getZoom(), meshes = new Map(), [left, bottom, right, top] = reach();
  const west = across(left), east = across(right), north = down(top), south = down(bottom);
  for (let i = 0, at = 0; i < points.lon.length; i++, at += KEY.length) {
    const x = points.x[i], y = points.y[i], wide = pixels(points.radius_km[i], points.lat[i], scale), rim = wide / scale;
    if (x + rim < west || x - rim > east || y + rim < north || y - rim > south) continue;
    let n = 0;
    for (let grade = 0; grade < KEY.length; grade++) n += counts[at + grade];
    if (!n) continue;
    // What is known only widely stands by itself, so that it is never taken for a point.
    const key = wide > WIDE_PX ? -1 - i : Math.floor(x * scale / MESH) * ROW + Math.floor(y * scale / MESH);
    let mesh = meshes.get(key);
    if (!mesh) meshes.set(key, mesh = { n: 0, grades: new Array(KEY.length).fill(0), lon: 0, lat: 0, wide: 0, spot: i, most: 0, spots: 0 });
    if (n > mesh.most) { mesh.most = n; mesh.spot = i; }
    mesh.n += n; mesh.lon += points.lon[i] * n; mesh.lat += points.lat[i] * n; mesh.spots += 1; mesh.wide = Math.max(mesh.wide, wide);
    for (let grade = 0; grade < KEY.length; grade++) mesh.grades[grade] += counts[at + grade];
  }
  return { type: "FeatureCollection", features: [...meshes.values()].map(feature) };
}

function feature(mesh) {
  // No point is drawn for what is known only widely: its middle would be taken for the place.
  const isWide = mesh.wide > WIDE_PX;
  const radius = isWide ? 0 : mesh.n === 1 ? 5 : Math.min(8 + 1.4 * Math.log2(mesh.n), 22);
  const grade = onlyGrade(mesh.grades);
  return {
    type: "Feature", geometry: { type: "Point", coordinates: [mesh.lon / mesh.n, mesh.lat / mesh.n] },
    properties: { n: mesh.n, radius, isWide, icon: isWide ? "" : iconOf(mesh, radius), tone: grade < 0 ? tone("--accent") : toneOf(grade), wide: mesh.wide > radius ? mesh.wide : 0, place: mesh.spots === 1 ? points.place[mesh.spot] : 0, named: points.place[mesh.spot], spots: mesh.spots },
  };
}

const pixels = (km, lat, scale) => km / (KM_AROUND * Math.cos(lat * Math.PI / 180)) * scale;

// Labels are HTML, so that the browser shapes them; only the largest in view have one.
const byNumber = (one, other) => other.properties.n - one.properties.n;
const inDigits = (n) => n.toLocaleString(document.documentElement.lang === "ar" ? "ar-u-nu-latn" : "en");

function label(text, name, at, options) {
  const element = document.createElement("span");
  element.className = name;
  element.textContent = text;
  element.dir = "auto";
  return new library.Marker({ element, ...options }).setLngLat(at).addTo(map);
}

function number() {
  numbers.forEach((marker) => marker.remove());
  const view = map.getBounds(), inView = shown.features.filter((each) => view.contains(each.geometry.coordinates)).sort(byNumber);
  numbers = inView.filter(({ properties }) => properties.n > 1 && !properties.isWide).slice(0, MOST_NUMBERS)
    .map((each) => label(inDigits(each.properties.n), "how-many", each.geometry.coordinates));
  name(inView.slice(0, MOST_NAMES));
}

// Names of the largest in view that have room for one; a mesh of several places has that of its largest, and dots.
const MOST_NAMES = 120;
const LETTER_PX = 7;
const LINE_PX = 17;
const known = new Map();
let asking = 0;

async function name(features) {
  const own = ++asking, unknown = [...new Set(features.map((each) => each.properties.named))].filter((place) => !known.has(place));
  if (unknown.length) {
    const told = await (await fetch(`${box.dataset.names}?${new URLSearchParams(unknown.map((place) => ["place", place]))}`)).json();
    for (const [place, said] of Object.entries(told)) known.set(Number(place), said);
  }
  // Somebody has moved on since these were asked for.
  if (own !== asking) return;
  const taken = features.filter(({ properties }) => properties.n > 1 && !properties.isWide).map(({ geometry, properties }) => around(map.project(geometry.coordinates), properties.radius + RING));
  for (const each of features) {
    const { named, spots, isWide, n, radius, wide } = each.properties, said = known.get(named);
    if (!said) continue;
    const text = isWide ? `${said} \u2068${inDigits(n)}\u2069` : spots > 1 ? `${said} …` : said;
    const below = isWide ? LINE_PX / 2 + 2 - Math.min(wide, box.clientHeight / 3) : radius + RING + LINE_PX / 2 + 1;
    const at = map.project(each.geometry.coordinates), half = text.length * LETTER_PX / 2;
    const room = { left: at.x - half, right: at.x + half, top: at.y + below - LINE_PX / 2, bottom: at.y + below + LINE_PX / 2 };
    if (taken.some((other) => overlap(room, other))) continue;
    taken.push(room);
    numbers.push(label(text, "place-name", each.geometry.coordinates, { offset: [0, below] }));
  }
}

const around = ({ x, y }, radius) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
const overlap = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

function redraw() {
  if (!ready) return;
  shown = gathered();
  map.getSource("spots").setData(shown);
  number();
}

// Borders are as fine as one can see them: from afar those of the whole earth, closer those around what is in view.
async function landInView() {
  const isFar = map.getZoom() < FAR_ZOOM, around = isFar ? EARTH : reach();
  const whole = await landFrom(isFar ? box.dataset.bordersFar : box.dataset.borders);
  return { isFar, around, shown: isFar ? whole : landWithin(whole, around) };
}

function isLandOut() {
  const view = map.getBounds(), [west, south, east, north] = land.around;
  const isBeyond = view.getWest() < west || view.getSouth() < south || view.getEast() > east || view.getNorth() > north;
  return land.isFar !== map.getZoom() < FAR_ZOOM || (!land.isFar && isBeyond);
}

async function moved() {
  redraw();
  if (!ready || !isLandOut()) return;
  land = await landInView();
  map.getSource("land").setData(land.shown);
}

async function load() {
  const wanted = document.getElementById("points")?.dataset.points;
  if (!wanted || wanted === source) return;
  source = wanted;
  points = prepared(await columnsFrom(wanted));
  redraw();
}

function dayNumber(written, atEnd) {
  const [year, month = atEnd ? 12 : 1, day] = written.split("-").map(Number);
  return (day ? Date.UTC(year, month - 1, day) : Date.UTC(year, month - (atEnd ? 0 : 1), atEnd ? 0 : 1)) / 864e5;
}

const asked = () => ["from", "to"].map((id) => document.getElementById(id)?.value.trim() ?? "");

function readSpan() {
  const [from, to] = asked();
  span = from || to ? [from ? dayNumber(from, false) : -Infinity, to ? dayNumber(to, true) : Infinity] : null;
}

// The brush: from the bar where the pointer went down to the one where it is.
let brushed = null;
const barOf = (event) => document.elementsFromPoint(event.clientX, event.clientY).map((each) => each.closest?.(".timeline a")).find(Boolean);

function chooseBars(one, other) {
  const bars = [...document.querySelectorAll(".timeline a")];
  const [first, last] = [bars.indexOf(one), bars.indexOf(other)].sort((a, b) => a - b);
  bars.forEach((bar, i) => bar.querySelector(".bar").classList.toggle("chosen", i >= first && i <= last));
  document.getElementById("from").value = bars[first].dataset.start;
  document.getElementById("to").value = bars[last].dataset.end;
  readSpan();
  redraw();
}

document.addEventListener("pointerdown", (event) => { brushed = event.target.closest?.(".timeline a") ?? null; });
document.addEventListener("pointermove", (event) => {
  const bar = brushed && event.buttons && barOf(event);
  if (bar) chooseBars(brushed, bar);
});
document.addEventListener("dragstart", (event) => { if (event.target.closest?.(".timeline")) event.preventDefault(); });
document.addEventListener("click", (event) => {
  const bar = event.target.closest?.(".timeline a");
  if (!bar || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  if (!brushed || brushed === bar) chooseBars(bar, bar);
  brushed = null;
  document.querySelector("form.filters").requestSubmit();
});
document.addEventListener("pointerup", (event) => {
  const bar = brushed && barOf(event);
  if (bar && bar !== brushed) { document.querySelector("form.filters").requestSubmit(); brushed = null; }
});
document.addEventListener("htmx:afterSettle", () => { readSpan(); load().then(redraw); });

async function lookAt(event) {
  const found = map.queryRenderedFeatures(event.point, { layers: ["spots", "uncertain"] })[0];
  if (!found) return;
  const { place } = found.properties;
  if (!place) { map.easeTo({ center: found.geometry.coordinates, zoom: map.getZoom() + 2 }); return; }
  const keys = new URLSearchParams(document.getElementById("points").dataset.query);
  const [from, to] = asked();
  if (from) keys.set("from", from);
  if (to) keys.set("to", to);
  document.getElementById("at").innerHTML = await (await fetch(`/map/at/${place}?${keys}`)).text();
}

async function begin() {
  readSpan();
  // What the map is made of comes at once, not one after the other, and is drawn once.
  const coming = load();
  library = await import(box.dataset.library);
  const bounds = box.querySelector(".still")?.dataset.bounds.split(",").map(Number);
  map = new library.Map({ container: box, attributionControl: false, dragRotate: false, pitchWithRotate: false,
    maxZoom: 15, fadeDuration: 0, renderWorldCopies: false, ...(bounds ? { bounds: [[bounds[0], bounds[1]], [bounds[2], bounds[3]]] } : { center: [38, 35], zoom: 5 }) });
  map.addControl(new library.NavigationControl({ showCompass: false }), document.dir === "rtl" ? "top-left" : "top-right");
  map.setMissingStyleImageResolver((icon) => { map.addImage(icon, draw(icon), { pixelRatio: SHARP }); });
  map.on("load", () => { ready = true; box.classList.add("moving"); number(); map.once("idle", () => { box.dataset.idle = "yes"; }); });
  map.on("moveend", moved);
  map.on("click", lookAt);
  map.getCanvas().setAttribute("tabindex", "0");
  document.addEventListener("recount:theme", () => { map.setStyle(look(), { diff: false }); });
  [land] = await Promise.all([landInView(), coming]);
  map.setStyle(look());
}

begin();
