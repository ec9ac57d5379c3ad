import { FakeEvidently, uuid } from '../__testUtils__/FakeEvidently';
import {
  driftedColumns,
  evidentlyJson,
  valueDrift,
} from '../__testUtils__/reports';
import { EvidentlyApi } from '../api/EvidentlyApi';
import { readDriftSeries } from './readDriftSeries';

describe('readDriftSeries', () => {
  const evidently = FakeEvidently.forTests();

  it('keeps the worst of each day, by column and method', async () => {
    const hours = Array.from({ length: 48 }, (_, hour) => hour);
    evidently.projects.set(
      uuid(1),
      hours.map(hour => ({
        id: uuid(100 + hour),
        timestamp: new Date(Date.UTC(2026, 4, 30, hour))
          .toISOString()
          .replace('Z', ''),
        report: evidentlyJson([
          driftedColumns(hour / 100),
          valueDrift('prediction', 1 - hour / 100),
          valueDrift('prediction', 0.5, { method: 'ks' }),
        ]),
      })),
    );
    const api = EvidentlyApi.create({
      id: 'main',
      configKey: 'mlScorecards.evidently.instances.main',
      baseUrl: evidently.origin,
      uiUrl: evidently.origin,
      headers: {},
    });
    const psi = { column: 'prediction', method: 'psi' };
    const ks = { column: 'prediction', method: 'ks' };
    const at = (hour: number) => Date.UTC(2026, 4, 30, hour);
    expect(
      await readDriftSeries(api, uuid(1), {
        columns: ['prediction'],
        now: at(48),
        signal: new AbortController().signal,
      }),
    ).toEqual({
      points: [
        { at: at(23), value: 0.23 },
        { at: at(47), value: 0.47 },
        { at: at(0), of: psi, value: 1 },
        { at: at(24), of: psi, value: 0.76 },
        { at: at(0), of: ks, value: 0.5 },
        { at: at(24), of: ks, value: 0.5 },
      ],
    });
  });
});
