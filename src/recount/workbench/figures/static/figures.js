// The chart of a figure and its map. For: eyes; the table beside says the same. Not for: counting: both draw what the
// page was given, with the colours of the page.

const styleOf = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const ROOM = 30;
const NARROWEST_STEP = 34;
const ROOMY_STEP = 58;
const NAME_EM = 11;

// Steps of time stand beside each other where there is room; all else, and telephones, have a line a row.
function drawChart(frame) {
  const chart = JSON.parse(document.getElementById(frame.dataset.chart).textContent);
  const width = Math.max(frame.clientWidth - 32, 260);
  const lines = chart.lines.map((line) => ({ ...line, from: line.low ?? 0, to: line.high ?? line.low }));
  const parts = { known: lines.filter((line) => line.to !== null), unknown: lines.filter((line) => line.to === null) };
  const most = Math.max(1, ...parts.known.map((line) => line.to));
  const alongTime = chart.along_time && width / chart.names.length >= NARROWEST_STEP;
  const drawn = alongTime ? columns(chart.names, parts, most, width) : bars(chart.names, parts, most, width);
  drawn.setAttribute("aria-hidden", "true");
  frame.firstElementChild.replaceChildren(drawn);
}

const whole = (value) => (Number.isInteger(value) ? value.toLocaleString("en") : "");
const isOne = (line) => line.from === line.to && !line.open;
const isOpen = (line) => line.open;

function bars(names, { known, unknown }, most, width) {
  const rightToLeft = document.documentElement.dir === "rtl";
  const longest = Math.max(...names.map((name) => name.length));
  const beside = Math.min(20 + longest * 7.5, width < 480 ? 110 : 200);
  const away = rightToLeft ? -9 : 9;
  return Plot.plot({
    width, height: 34 + names.length * (longest > 24 || width < 480 ? ROOM + 12 : ROOM), marginTop: 24,
    [rightToLeft ? "marginRight" : "marginLeft"]: beside, [rightToLeft ? "marginLeft" : "marginRight"]: 84,
    x: { domain: [0, most * 1.04], label: null, reverse: rightToLeft },
    y: { domain: names, label: null },
    marks: [
      Plot.gridX({ strokeOpacity: 0.12, ticks: width < 480 ? 4 : 8 }),
      Plot.axisX({ anchor: "top", tickSize: 0, ticks: width < 480 ? 4 : 8, tickFormat: whole }),
      Plot.axisY({ anchor: rightToLeft ? "right" : "left", tickSize: 0, lineWidth: width < 480 ? 7.5 : NAME_EM * 1.3, lineHeight: 1.1, fontSize: 13 }),
      Plot.ruleX([0], { className: "zero" }),
      Plot.ruleY(known, { y: "name", x1: "from", x2: "to", strokeWidth: 3, className: "whole" }),
      Plot.tickX(known, { y: "name", x: "from", strokeWidth: 2, inset: 6, className: "low" }),
      Plot.tickX(known.filter((line) => !line.open), { y: "name", x: "to", strokeWidth: 2, inset: 6, className: "high" }),
      Plot.ruleY(known.filter(isOpen), { y: "name", x1: "to", x2: (line) => line.to + most * 0.035, strokeWidth: 3, strokeDasharray: "2 3", className: "open" }),
      Plot.dot(known.filter(isOne), { y: "name", x: "to", r: 4, className: "dot" }),
      Plot.text(known, { y: "name", x: (line) => line.to + (line.open ? most * 0.035 : 0), text: "said", dx: away, textAnchor: rightToLeft ? "end" : "start", fontWeight: 600 }),
      Plot.text(unknown, { y: "name", x: 0, text: "said", dx: away, textAnchor: rightToLeft ? "end" : "start", className: "unknown" }),
    ],
  });
}

function columns(names, { known, unknown }, most, width) {
  const step = width / names.length;
  const every = Math.ceil(72 / step);
  return Plot.plot({
    width, height: 300, marginLeft: 44, marginTop: 24, marginBottom: 30,
    x: { domain: names, label: null, padding: 0.2 },
    y: { domain: [0, most * 1.06], label: null },
    marks: [
      Plot.gridY({ strokeOpacity: 0.12, ticks: 5 }),
      Plot.axisY({ tickSize: 0, ticks: 5, tickFormat: whole }),
      Plot.axisX({ tickSize: 0, ticks: names.filter((_, i) => i % every === 0), fontSize: 13, lineWidth: 7 }),
      Plot.ruleY([0], { className: "zero" }),
      Plot.ruleX(known, { x: "name", y1: "from", y2: "to", strokeWidth: 3, className: "whole" }),
      Plot.tickY(known, { x: "name", y: "from", strokeWidth: 2, inset: Math.max(0, step * 0.4 - 8), className: "low" }),
      Plot.tickY(known.filter((line) => !line.open), { x: "name", y: "to", strokeWidth: 2, inset: Math.max(0, step * 0.4 - 8), className: "high" }),
      Plot.ruleX(known.filter(isOpen), { x: "name", y1: "to", y2: (line) => line.to + most * 0.05, strokeWidth: 3, strokeDasharray: "2 3", className: "open" }),
      Plot.dot(known.filter(isOne), { x: "name", y: "to", r: 4, className: "dot" }),
      ...(step > ROOMY_STEP ? [Plot.text(known, { x: "name", y: (line) => line.to + (line.open ? most * 0.05 : 0), text: "said", dy: -11, fontWeight: 600 })] : []),
      Plot.text(unknown, { x: "name", y: 0, text: () => "?", dy: -11, className: "unknown" }),
    ],
  });
}

async function drawMap(folded) {
  const place = folded.querySelector(".map");
  if (place.childElementCount) return;
  const maplibre = await import("/static/look/vendor/maplibre/maplibre-gl.mjs");
  const [points, borders] = await Promise.all([folded.dataset.points, folded.dataset.borders].map(async (address) => (await fetch(address)).json()));
  await import("/static/look/vendor/topojson/topojson-client.min.js");
  const placed = points.features.filter((feature) => feature.geometry);
  const countries = topojson.feature(borders, borders.objects.countries);
  const map = new maplibre.Map({ container: place, attributionControl: false, style: styleOfMap(countries, { type: "FeatureCollection", features: placed }) });
  if (placed.length) map.fitBounds(bounds(placed), { padding: 40, maxZoom: 8, animate: false });
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), document.dir === "rtl" ? "top-left" : "top-right");
  map.on("click", "points", (event) => { location.href = `${folded.dataset.incidents}/${event.features[0].properties.code}`; });
  map.on("mouseenter", "points", () => { map.getCanvas().style.cursor = "pointer"; });
  map.on("mouseleave", "points", () => { map.getCanvas().style.cursor = ""; });
  document.addEventListener("recount:theme", () => map.setStyle(styleOfMap(countries, { type: "FeatureCollection", features: placed }), { diff: false }));
}

function styleOfMap(countries, points) {
  const radius = ["interpolate", ["linear"], ["sqrt", ["coalesce", ["get", "high"], 0]], 0, 4, 10, 16, 30, 30];
  return {
    version: 8,
    sources: { countries: { type: "geojson", data: countries }, points: { type: "geojson", data: points } },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": styleOf("--sunken") } },
      { id: "land", type: "fill", source: "countries", paint: { "fill-color": styleOf("--card") } },
      { id: "borders", type: "line", source: "countries", paint: { "line-color": styleOf("--line-strong"), "line-width": 1 } },
      { id: "points", type: "circle", source: "points", paint: { "circle-radius": radius, "circle-color": styleOf("--accent"), "circle-opacity": 0.45, "circle-stroke-color": styleOf("--accent"), "circle-stroke-width": 1 } },
    ],
  };
}

function bounds(features) {
  const [lons, lats] = [0, 1].map((axis) => features.map((feature) => feature.geometry.coordinates[axis]));
  return [[Math.min(...lons), Math.min(...lats)], [Math.max(...lons), Math.max(...lats)]];
}

function drawAll(root = document) {
  for (const frame of root.querySelectorAll("[data-chart]")) drawChart(frame);
  for (const folded of root.querySelectorAll("[data-points]")) folded.addEventListener("toggle", () => folded.open && drawMap(folded));
}

function redraw() {
  for (const frame of document.querySelectorAll("[data-chart]")) drawChart(frame);
}

let redrawing = 0;
addEventListener("resize", () => { clearTimeout(redrawing); redrawing = setTimeout(redraw, 150); });
addEventListener("load", () => drawAll());
document.addEventListener("htmx:afterSwap", (event) => drawAll(event.detail.target));
document.addEventListener("recount:theme", redraw);
