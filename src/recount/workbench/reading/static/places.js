// The places that words may mean, on a small map: a press on one chooses it. For: the form of a claim, where the same
// places stand as a list of choices. Not for: anything that the list does not say. Borders come with the program.

const VENDOR = "/static/look/vendor/";
const MARGIN = 1.2;

export async function showPlaces(root = document) {
  for (const box of root.querySelectorAll(".small-map")) await draw(box, choices(box));
}

function choices(box) {
  const radios = [...box.closest(".places").querySelectorAll("input[type=radio]")];
  return radios.filter((radio) => radio.dataset.lat && radio.dataset.lon);
}

async function draw(box, radios) {
  if (radios.length < 2) { box.hidden = true; return; }
  const [maplibre, borders] = await Promise.all([library(), land()]);
  const points = radios.map((radio) => [Number(radio.dataset.lon), Number(radio.dataset.lat)]);
  const map = new maplibre.Map({
    container: box, style: style(borders), bounds: around(points), attributionControl: false, dragRotate: false,
    fitBoundsOptions: { padding: 30, maxZoom: 8 }, fadeDuration: 0,
  });
  map.keyboard.disableRotation();
  radios.forEach((radio, at) => mark(maplibre, map, radio, points[at], radios, at % 2 ? "top" : "bottom"));
  document.addEventListener("recount:theme", () => map.setStyle(style(borders)));
}

// Names stand above and below their points in turn, so that two places close to each other can both be read and pressed.
function mark(maplibre, map, radio, point, radios, anchor) {
  const dot = document.createElement("span");
  dot.className = "map-dot";
  new maplibre.Marker({ element: dot }).setLngLat(point).addTo(map);
  const label = document.createElement("button");
  label.type = "button";
  label.className = "map-mark";
  label.textContent = radio.dataset.name;
  label.dir = "auto";
  const show = () => label.setAttribute("aria-pressed", String(radio.checked));
  label.addEventListener("click", () => { radio.checked = true; radio.dispatchEvent(new Event("change", { bubbles: true })); });
  for (const each of radios) each.addEventListener("change", show);
  show();
  new maplibre.Marker({ element: label, anchor, offset: [0, anchor === "top" ? 6 : -6] }).setLngLat(point).addTo(map);
}

function around(points) {
  const [lons, lats] = [points.map((point) => point[0]), points.map((point) => point[1])];
  return [[Math.min(...lons) - MARGIN, Math.min(...lats) - MARGIN], [Math.max(...lons) + MARGIN, Math.max(...lats) + MARGIN]];
}

function style(borders) {
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  return {
    version: 8,
    sources: { countries: { type: "geojson", data: borders } },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("--sunken") } },
      { id: "land", type: "fill", source: "countries", paint: { "fill-color": colour("--card") } },
      { id: "borders", type: "line", source: "countries", paint: { "line-color": colour("--line-strong"), "line-width": 1 } },
    ],
  };
}

let loaded = null;
function library() { return (loaded ??= load()); }
async function load() {
  const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: `${VENDOR}maplibre/maplibre-gl.css` });
  document.head.append(sheet);
  const module = await import(`${VENDOR}maplibre/maplibre-gl.mjs`);
  return module.default ?? module;
}

let geography = null;
function land() { return (geography ??= fetchLand()); }
async function fetchLand() {
  const [answer] = await Promise.all([fetch(`${VENDOR}world-atlas/countries-50m.json`), topology()]);
  const atlas = await answer.json();
  return window.topojson.feature(atlas, atlas.objects.countries);
}

function topology() {
  if (window.topojson) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${VENDOR}topojson/topojson-client.min.js`;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
}

if (document.querySelector("form.correcting")) showPlaces();
