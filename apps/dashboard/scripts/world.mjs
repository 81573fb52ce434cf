// Makes the country map: Natural Earth's 50m borders → simplified → Equal Earth projection → SVG paths by ISO code.
// Run it after an update of `world-atlas`; its result is committed, so that no geometry code reaches the browser.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { geoEqualEarth, geoPath } from 'd3-geo';
import iso from 'i18n-iso-countries';
import { feature } from 'topojson-client';
import { presimplify, simplify } from 'topojson-simplify';

const width = 960;
const height = 430;
const antarctica = '010';
/** Countries drawn smaller than this many units get a dot, or nobody could see or hit them. */
const smallestOutline = 5;
/** Natural Earth gives Kosovo no number; XK is what address databases say. */
const codeByName = { Kosovo: 'XK' };

const atlasFile = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json');
const atlas = JSON.parse(readFileSync(atlasFile, 'utf8'));
const { countries } = atlas.objects;
countries.geometries = countries.geometries.filter(({ id }) => id !== antarctica);
const topology = { ...atlas, objects: { countries } };

const exact = feature(topology, countries);
const simplified = simplify(presimplify(topology), 0.3);
const outlines = feature(simplified, simplified.objects.countries);
const projection = geoEqualEarth().fitExtent(
  [
    [2, 2],
    [width - 2, height - 2],
  ],
  exact,
);
const path = geoPath(projection).digits(1);
const round = (value) => Math.round(value * 10) / 10;

const paths = {};
const dots = {};
let unnamed = '';
exact.features.forEach((country, index) => {
  const code = country.id ? iso.numericToAlpha2(country.id) : codeByName[country.properties.name];
  const [[left, top], [right, bottom]] = path.bounds(country);
  const outline = path(outlines.features[index]);
  const isSmall = Math.max(right - left, bottom - top) < smallestOutline;
  if (code && isSmall) dots[code] = path.centroid(country).map(round);
  else if (code && outline) paths[code] = (paths[code] ?? '') + outline;
  else unnamed += outline ?? '';
});
// A small part of a large country, such as the Ashmore Islands of Australia, is seen with the whole.
for (const code of Object.keys(dots)) if (code in paths) delete dots[code];

const target = fileURLToPath(new URL('../src/ui/charts/world/world.generated.json', import.meta.url));
const text = JSON.stringify({ width, height, paths, dots, unnamed });
writeFileSync(target, `${text}\n`);
console.log(`${Object.keys(paths).length} outlines, ${Object.keys(dots).length} dots, ${text.length} bytes`);
