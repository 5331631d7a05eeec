// Borders for a map, and circles on the ground. For: the map and the page of an incident. Not for: drawing.

const rings = (geometry) => (geometry?.type === "MultiPolygon" ? geometry.coordinates.flat() : geometry?.coordinates ?? []);

// A country on both sides of 180 degrees goes on beyond it, instead of back across the whole earth.
function unwrap(ring) {
  for (let i = 1; i < ring.length; i++) {
    const turns = Math.round((ring[i - 1][0] - ring[i][0]) / 360);
    if (turns) ring[i] = [ring[i][0] + 360 * turns, ring[i][1]];
  }
}

export async function landFrom(address) {
  const atlas = await (await fetch(address)).json();
  const land = topojson.feature(atlas, atlas.objects.countries);
  land.features.forEach(({ geometry }) => rings(geometry).forEach(unwrap));
  return land;
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
