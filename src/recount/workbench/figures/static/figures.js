// The chart of a figure and its map. For: eyes; the table beside says the same. Not for: counting: both draw what the
// page was given, with the colours of the page.

const styleOf = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function drawChart(frame) {
  const rows = JSON.parse(document.getElementById(frame.dataset.chart).textContent);
  const known = rows.filter((row) => row.low !== null || row.high !== null).map((row) => ({ ...row, low: row.low ?? 0, high: row.high ?? row.low }));
  const names = rows.map((row) => row.name);
  const rightToLeft = document.documentElement.dir === "rtl";
  const longest = Math.max(...names.map((name) => name.length));
  const chart = Plot.plot({
    width: Math.max(frame.clientWidth - 26, 280),
    height: 60 + rows.length * 22,
    [rightToLeft ? "marginRight" : "marginLeft"]: Math.min(24 + longest * 7, 190),
    marginTop: 20,
    x: { grid: true, zero: true, label: null, axis: "top", reverse: rightToLeft, tickFormat: (value) => (Number.isInteger(value) ? value.toLocaleString("en") : "") },
    y: { domain: names, label: null, axis: rightToLeft ? "right" : "left", tickFormat: (name) => (name.length > 24 ? `${name.slice(0, 23)}…` : name) },
    marks: [
      Plot.ruleY(known, { y: "name", x1: "low", x2: "high", stroke: styleOf("--accent"), strokeWidth: 3 }),
      Plot.tickX(known, { y: "name", x: "low", stroke: styleOf("--accent"), strokeWidth: 2, inset: 5 }),
      Plot.tickX(known, { y: "name", x: "high", stroke: (row) => (row.open ? styleOf("--mark") : styleOf("--accent")), strokeWidth: 2, inset: 5 }),
      Plot.ruleX([0], { stroke: styleOf("--line-strong") }),
    ],
  });
  chart.setAttribute("aria-hidden", "true");
  frame.firstElementChild.replaceChildren(chart);
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
  map.addControl(new maplibre.NavigationControl({ showCompass: false }));
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

addEventListener("load", () => drawAll());
document.addEventListener("htmx:afterSwap", (event) => drawAll(event.detail.target));
document.addEventListener("recount:theme", redraw);
