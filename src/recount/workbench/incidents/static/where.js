// Where an incident happened, on a map that moves. For: looking around. Not for: the first sight of it, which is the still
// map that stands there without a script. The area is as wide on the ground as the place is uncertain, at every scale.

import { circleAround, landFrom, tone } from "../map/land.js";

const frame = document.getElementById("where-map");
const lon = Number(frame?.dataset.lon), lat = Number(frame?.dataset.lat), km = Number(frame?.dataset.radius);
const LEAST_KM = 60, TIMES_AS_WIDE = 4;
let land, box, library;

const area = () => circleAround(lon, lat, km);

function look() {
  return {
    version: 8, sources: { land: { type: "geojson", data: land }, area: { type: "geojson", data: area() } },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": tone("--sunken") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": tone("--card") } },
      { id: "borders", type: "line", source: "land", paint: { "line-color": tone("--line-strong"), "line-width": 1 } },
      { id: "area", type: "fill", source: "area", paint: { "fill-color": tone("--mark"), "fill-opacity": 0.3 } },
      { id: "edge", type: "line", source: "area", paint: { "line-color": tone("--mark"), "line-width": 2 } },
    ],
  };
}

// Names are HTML, so that the browser shapes them.
function nameTowns(map) {
  frame.querySelectorAll(".name[data-lon]").forEach((spot) => {
    const name = document.createElement("span");
    name.className = spot.matches(".here") ? "town-name here" : "town-name";
    name.textContent = spot.textContent;
    new library.Marker({ element: name, anchor: spot.matches(".here") ? "top" : "bottom" }).setLngLat([Number(spot.dataset.lon), Number(spot.dataset.lat)]).addTo(map);
  });
}

function framed() {
  const [ring] = circleAround(lon, lat, Math.max(km * TIMES_AS_WIDE, LEAST_KM)).geometry.coordinates;
  const [lons, lats] = [0, 1].map((axis) => ring.map((point) => point[axis]));
  return [[Math.min(...lons), Math.min(...lats)], [Math.max(...lons), Math.max(...lats)]];
}

async function begin() {
  library = await import(frame.dataset.library);
  land = await landFrom(frame.dataset.borders);
  box = document.createElement("div");
  box.className = "map where";
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", frame.dataset.said);
  frame.append(box);
  const map = new library.Map({ container: box, style: look(), bounds: framed(), attributionControl: false, dragRotate: false, pitchWithRotate: false, scrollZoom: false, dragPan: !matchMedia("(pointer: coarse)").matches, maxZoom: 15, fadeDuration: 0 });
  map.addControl(new library.NavigationControl({ showCompass: false }), document.dir === "rtl" ? "top-left" : "top-right");
  map.addControl(new library.ScaleControl(), document.dir === "rtl" ? "bottom-right" : "bottom-left");
  map.once("load", () => { frame.classList.add("moving"); nameTowns(map); map.once("idle", () => { box.dataset.idle = "yes"; }); });
  map.getCanvas().setAttribute("tabindex", "0");
  document.addEventListener("recount:theme", () => map.setStyle(look(), { diff: false }));
}

// Where the browser draws no such map, the still one stays.
function tryToBegin() {
  begin().catch(() => { box?.remove(); frame.classList.remove("moving"); });
}

if (frame) {
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen.disconnect();
    tryToBegin();
  }, { rootMargin: "200px" });
  seen.observe(frame);
}
