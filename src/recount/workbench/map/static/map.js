// The moving map and the brush along time. For: looking closer, and trying spans of time at once. Not for: deciding what
// is shown; the page works without it. Incidents come as columns; those of a mesh of the screen are gathered here, so that
// 100,000 of them move without waiting.

import { landFrom, tone } from "./land.js";

const MESH = 46;
const KM_AROUND = 40075;
const TILE = 512;
const MOST_NUMBERS = 160;
const WIDE_PX = 30;
const box = document.getElementById("map");
let library, map, points, source, numbers = [], span = null, ready = false;

const NOTHING = { type: "FeatureCollection", features: [] };

function look() {
  return {
    version: 8, sources: { land: { type: "geojson", data: box.land, maxzoom: 6, buffer: 16, tolerance: 0.5 }, spots: { type: "geojson", data: NOTHING } },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": tone("--sunken") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": tone("--card") } },
      { id: "borders", type: "line", source: "land", paint: { "line-color": tone("--line-strong"), "line-width": 0.8 } },
      { id: "uncertain", type: "circle", source: "spots", filter: [">", ["get", "wide"], 0],
        paint: { "circle-color": ["get", "tone"], "circle-opacity": 0.13, "circle-stroke-color": ["get", "tone"],
          "circle-stroke-width": 1, "circle-stroke-opacity": 0.6, "circle-radius": ["get", "wide"] } },
      { id: "spots", type: "symbol", source: "spots", filter: [">", ["get", "radius"], 0],
        layout: { "icon-image": ["get", "icon"], "icon-allow-overlap": true, "icon-ignore-placement": true } },
    ],
  };
}

// Where a place lies on the square that holds the earth, from 0 to 1.
function prepared(columns) {
  const many = columns.lon.length;
  columns.x = new Float64Array(many);
  columns.y = new Float64Array(many);
  for (let i = 0; i < many; i++) {
    columns.x[i] = (columns.lon[i] + 180) / 360;
    columns.y[i] = 0.5 - Math.log(Math.tan(Math.PI / 4 + columns.lat[i] * Math.PI / 360)) / (2 * Math.PI);
  }
  columns.last = columns.start.slice();
  for (const [i, day] of Object.entries(columns.ends)) columns.last[i] = day;
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
  const counts = new Uint32Array(points.lon.length * KEY.length);
  const [least, most] = span ?? [-Infinity, Infinity];
  for (let i = 0; i < points.spot.length; i++) {
    const spot = points.spot[i], start = points.start[i];
    if (spot >= 0 && (start === null || (start <= most && points.last[i] >= least))) counts[spot * KEY.length + points.grade[i]] += 1;
  }
  return counts;
}

function gathered() {
  if (!points) return NOTHING;
  const counts = counted(), scale = TILE * 2 ** (map ? map.getZoom() : 5), meshes = new Map();
  for (let i = 0; i < points.lon.length; i++) {
    const grades = [...counts.subarray(i * KEY.length, (i + 1) * KEY.length)];
    const n = grades.reduce((sum, each) => sum + each, 0);
    if (!n) continue;
    const wide = pixels(points.radius_km[i], points.lat[i], scale);
    // What is known only widely stands by itself, so that it is never taken for a point.
    const key = wide > WIDE_PX ? `${i}` : `${Math.floor(points.x[i] * scale / MESH)}:${Math.floor(points.y[i] * scale / MESH)}`;
    const mesh = meshes.get(key);
    if (!mesh) meshes.set(key, { n, grades, lon: points.lon[i] * n, lat: points.lat[i] * n, wide, spot: i, spots: 1 });
    else {
      mesh.n += n; mesh.lon += points.lon[i] * n; mesh.lat += points.lat[i] * n; mesh.spots += 1; mesh.wide = Math.max(mesh.wide, wide);
      grades.forEach((each, grade) => { mesh.grades[grade] += each; });
    }
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
    properties: { n: mesh.n, radius, isWide, icon: isWide ? "" : iconOf(mesh, radius), tone: grade < 0 ? tone("--accent") : toneOf(grade), wide: mesh.wide > radius ? mesh.wide : 0, place: mesh.spots === 1 ? points.place[mesh.spot] : 0 },
  };
}

const pixels = (km, lat, scale) => km / (KM_AROUND * Math.cos(lat * Math.PI / 180)) * scale;

// Labels are HTML, so that the browser shapes them; only the largest in view have one.
function number(collection) {
  numbers.forEach((marker) => marker.remove());
  const view = map.getBounds();
  numbers = collection.features
    .filter((each) => (each.properties.n > 1 || each.properties.isWide) && view.contains(each.geometry.coordinates))
    .sort((a, b) => b.properties.n - a.properties.n).slice(0, MOST_NUMBERS)
    .map((each) => {
      const element = document.createElement("span");
      element.className = each.properties.isWide ? "how-many widely" : "how-many";
      element.textContent = each.properties.n.toLocaleString(document.documentElement.lang === "ar" ? "ar-u-nu-latn" : "en");
      return new library.Marker({ element }).setLngLat(each.geometry.coordinates).addTo(map);
    });
}

function redraw() {
  if (!ready) return;
  const collection = gathered();
  collection.features.map((each) => each.properties.icon).filter(Boolean).forEach((icon) => map.hasImage(icon) || map.addImage(icon, draw(icon), { pixelRatio: SHARP }));
  map.getSource("spots").setData(collection);
  number(collection);
}

async function load() {
  const wanted = document.getElementById("points")?.dataset.points;
  if (!wanted || wanted === source) return;
  source = wanted;
  points = prepared(await (await fetch(wanted)).json());
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
  [library, box.land] = await Promise.all([import(box.dataset.library), landFrom(box.dataset.borders), load()]);
  const bounds = box.querySelector(".still")?.dataset.bounds.split(",").map(Number);
  map = new library.Map({ container: box, style: look(), attributionControl: false, dragRotate: false, pitchWithRotate: false,
    maxZoom: 15, fadeDuration: 0, renderWorldCopies: false, ...(bounds ? { bounds: [[bounds[0], bounds[1]], [bounds[2], bounds[3]]] } : { center: [38, 35], zoom: 5 }) });
  map.addControl(new library.NavigationControl({ showCompass: false }), document.dir === "rtl" ? "top-left" : "top-right");
  map.on("load", () => { ready = true; box.classList.add("moving"); redraw(); map.once("idle", () => { box.dataset.idle = "yes"; }); });
  map.on("style.load", redraw);
  map.on("moveend", redraw);
  map.on("click", lookAt);
  map.getCanvas().setAttribute("tabindex", "0");
  document.addEventListener("recount:theme", () => { map.setStyle(look(), { diff: false }); });
}

begin();
