import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { feastFacts } from 'backstage-plugin-ml-scorecards-node';
import recording from './__recordings__/feast.json';
import { scenario } from './__testUtils__/liveScenario';
import {
  INSTANCE_ANNOTATION,
  PROJECT_ANNOTATION,
  SERVICE_ANNOTATION,
  STORE_ANNOTATION,
  VIEWS_ANNOTATION,
} from './annotations/FeastReference';
import { QUALITY_DAYS } from './registry/readQuality';

const FILE = resolve(__dirname, '../../../docs/sources/feast.md');

describe('docs/sources/feast.md', () => {
  const text = readFileSync(FILE, 'utf8');

  it('leads nowhere that is not there', () => {
    const targets = [...text.matchAll(/\]\(([^)#]+)[^)]*\)/g)]
      .map(([, target]) => target)
      .filter(target => !/^https?:/.test(target));
    expect(targets).toContain('prometheus.md');
    expect(
      targets.filter(target => !existsSync(resolve(dirname(FILE), target))),
    ).toEqual([]);
  });

  it.each([
    INSTANCE_ANNOTATION,
    PROJECT_ANNOTATION,
    STORE_ANNOTATION,
    SERVICE_ANNOTATION,
    VIEWS_ANNOTATION,
  ])('explains %s', annotation => {
    expect(text).toMatch(new RegExp(`^\\| \`${annotation}\` `, 'm'));
  });

  it('says what was tried, and how far back is looked', () => {
    expect(text).toContain(`against Feast ${recording.version} `);
    expect(text).toContain(`in the last ${QUALITY_DAYS} days`);
  });
});

describe('the scenario of the live tests', () => {
  it('has a value for every fact', () => {
    const { facts } = scenario.fraud;
    const known = Object.entries(facts).filter(
      ([, fact]) => !Object.hasOwn(Object(fact), 'unknownBecause'),
    );
    expect(known.map(([name]) => name).sort()).toEqual(
      Object.keys(feastFacts.facts).sort(),
    );
  });
});
