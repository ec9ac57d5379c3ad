import { component } from 'backstage-plugin-ml-scorecards-node/testUtils';
import { hasReport, readReportReference } from './ReportReference';

const entity = (path: string) =>
  component('it', {
    'evidentlyai.com/report': path,
    'evidentlyai.com/prediction-column': 'score',
  });

describe('readReportReference', () => {
  it.each([
    ['reports/drift.json', 'reports/drift.json'],
    [' ./drift report.json ', 'drift report.json'],
  ])('reads the path %j', (path, expected) => {
    expect(hasReport(entity(path))).toBe(true);
    expect(readReportReference(entity(path))).toEqual({
      path: expected,
      store: undefined,
      predictionColumn: 'score',
      qualityMetric: undefined,
    });
  });

  it.each([
    '../drift.json',
    'reports/../../drift.json',
    '/etc/passwd',
    'https://example.com/drift.json',
    '//example.com/drift.json',
    'reports/%2e%2e/drift.json',
    'reports\\drift.json',
    'drift.json?ref=other',
    'drift.json#x',
    'reports/',
    'x'.repeat(1001),
    'a\0b',
  ])('refuses %j', path => {
    expect(() => readReportReference(entity(path))).toThrow(
      'evidentlyai.com/report',
    );
  });

  it('serves nothing that names no report', () => {
    expect(hasReport(entity(' '))).toBe(false);
  });
});
