// Borders for a map, and circles on the ground. For: the map and the page of an incident. Not for: drawing.

const rings = (geometry) => (geometry?.type === "MultiPolygon" ? geometry.coordinates.flat() : geometry?.coordinates ?? []);

// A country on both sides of 180 degrees goes on beyond it, instead of back across the whole earth.
function unwrap(ring) {
  for (let i = 1; i < ring.length; i++) {
    const turns = Math.round((ring[i - 1][0] - ring[i][0]) / 360);
    if (turns) ring[i] = [ring[i][0] + 360 * turns, ring[i][1]];
  }
}

const fetched = new Map();

// Each file is asked for once.
export function landFrom(address) {
  if (!fetched.has(address)) fetched.set(address, landOf(address));
  return fetched.get(address);
}

async function landOf(address) {
  const atlas = await (await fetch(address)).json();
  const land = topojson.feature(atlas, atlas.objects.countries);
  land.features.forEach(({ geometry }) => rings(geometry).forEach(unwrap));
  return land;
}

const meets = ([west, south, east, north]) => (ring) => {
  const lons = ring.map(([lon]) => lon), lats = ring.map(([, lat]) => lat);
  return Math.min(...lons) <= east && Math.max(...lons) >= west && Math.min(...lats) <= north && Math.max(...lats) >= south;
};

// The land that reaches into a window of degrees.
export function landWithin(land, window) {
  const isNear = meets(window), polygons = ({ geometry: { type, coordinates } }) => (type === "MultiPolygon" ? coordinates : [coordinates]);
  const near = land.features.filter(({ geometry }) => geometry).map((country) => polygons(country).filter(([outer]) => isNear(outer)));
  const features = near.filter((each) => each.length).map((each) => ({ type: "Feature", properties: {}, geometry: { type: "MultiPolygon", coordinates: each } }));
  return { type: "FeatureCollection", features };
}

const KM_A_DEGREE = 111.2;
const CORNERS = 96;

// A circle of so many km around a point, as wide on the ground whatever the latitude.
export function circleAround(lon, lat, km) {
  const up = km / KM_A_DEGREE, across = up / Math.max(Math.cos(lat * Math.PI / 180), 0.05);
  const ring = Array.from({ length: CORNERS + 1 }, (_, i) => {
    const turn = i / CORNERS * 2 * Math.PI;
    return [lon + across * Math.cos(turn), lat + up * Math.sin(turn)];
  });
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } };
}

export const tone = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
