import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  evidentlyFacts,
  MAX_CURVE_DAYS,
} from 'backstage-plugin-ml-scorecards-node';
import alibiDetect from './__recordings__/alibi-detect.json';
import recording from './__recordings__/evidently.json';
import { scenario } from './__testUtils__/liveScenario';
import {
  INSTANCE_ANNOTATION,
  PREDICTION_ANNOTATION,
  PROJECT_ALIAS,
  PROJECT_ANNOTATION,
  QUALITY_ANNOTATION,
} from './annotations/EvidentlyReference';
import {
  REPORT_ANNOTATION,
  STORE_ANNOTATION,
} from './annotations/ReportReference';
import { MIN_ROWS } from './facts/qualityFacts';
import { ALERT_METADATA, TAGS } from './project/MonitoredProject';
import { parseReport } from './reports/parseReport';

const FILE = resolve(__dirname, '../../../docs/sources/evidently.md');

describe('docs/sources/evidently.md', () => {
  const text = readFileSync(FILE, 'utf8');

  it('leads nowhere that is not there', () => {
    const targets = [...text.matchAll(/\]\(([^)#]+)[^)]*\)/g)]
      .map(([, target]) => target)
      .filter(target => !/^https?:/.test(target));
    expect(targets.length).toBeGreaterThan(0);
    expect(
      targets.filter(target => !existsSync(resolve(dirname(FILE), target))),
    ).toEqual([]);
  });

  it.each([
    INSTANCE_ANNOTATION,
    PREDICTION_ANNOTATION,
    PROJECT_ALIAS,
    PROJECT_ANNOTATION,
    QUALITY_ANNOTATION,
    REPORT_ANNOTATION,
    STORE_ANNOTATION,
  ])('explains %s', annotation => {
    expect(text).toMatch(new RegExp(`^\\| \`${annotation}\` `, 'm'));
  });

  it('explains how a report is marked, and from how many predictions on quality is compared', () => {
    for (const tag of Object.values(TAGS)) {
      expect(text).toMatch(new RegExp(`^\\| .*\`${tag}\`.* \\|`, 'm'));
    }
    expect(text).toContain(`\`${ALERT_METADATA}\` in the metadata`);
    expect(text).toContain(`from ${MIN_ROWS} predictions on`);
  });

  it('says what was tried, and how far back drift is told', () => {
    expect(text).toContain(`against Evidently ${recording.version} `);
    const { version } = alibiDetect.report.meta;
    expect(text).toContain(`Alibi Detect ${version} were made once`);
    expect(text).toContain(
      `of the ${MAX_CURVE_DAYS} days up to the newest one`,
    );
  });

  it('wraps reports as they are read', () => {
    const [, example] = /```json\n([^]*?)```/.exec(text)!;
    const report = { metrics: [{ metric_name: 'RowCount()', value: 1 }] };
    expect(parseReport({ ...JSON.parse(example), report })).toMatchObject({
      madeAt: Date.parse('2026-06-01T03:00:00Z'),
      rows: 1,
    });
  });
});

describe('the scenario of the live tests', () => {
  it('has a value for every fact', () => {
    const { facts } = scenario.fraud;
    const known = Object.entries(facts).filter(
      ([, fact]) => !Object.hasOwn(Object(fact), 'unknownBecause'),
    );
    expect(known.map(([name]) => name).sort()).toEqual(
      Object.keys(evidentlyFacts.facts).sort(),
    );
  });
});
