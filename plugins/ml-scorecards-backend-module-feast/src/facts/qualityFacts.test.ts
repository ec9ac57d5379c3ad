import { collectOne, createCollector } from '../__testUtils__/createCollector';
import { FakeFeast, FakeProject } from '../__testUtils__/FakeFeast';

const BASELINE = { granularity: 'baseline', metric_date: '2026-01-01' };

describe('what is told of the quality of data', () => {
  const feast = FakeFeast.forTests();
  const collect = () =>
    collectOne(createCollector({ main: feast.origin }), {
      'feast.dev/project': 'fraud',
      'feast.dev/feature-service': 'v1',
    });

  function addMeasurements(
    ...measurements: NonNullable<FakeProject['measurements']>
  ): void {
    feast.projects.set('fraud', {
      services: { v1: { views: ['profile', 'ratio'] } },
      views: {
        profile: {},
        ratio: {
          type: 'onDemandFeatureView',
          spec: {
            sources: {
              transactions: {
                featureViewProjection: { featureViewName: 'transactions' },
              },
            },
          },
        },
        transactions: {},
        other: {},
      },
      measurements,
    });
  }

  const measured = (
    view: string,
    computedAt: string,
    share: number | null,
    more = {},
  ) => ({
    feature_view_name: view,
    granularity: 'daily',
    metric_date: computedAt.slice(0, 10),
    computed_at: computedAt,
    max_null_rate: share,
    ...more,
  });

  it('is the last measurement of each view, and the worst of these', async () => {
    addMeasurements(
      measured('profile', '2026-05-30T06:00:00.5+00:00', 0.1),
      measured('profile', '2026-05-29T06:00:00+00:00', 0.9),
      // The same run, over a window that began earlier.
      measured('profile', '2026-05-30T06:00:00.5+00:00', 0.5, {
        metric_date: '2026-05-20',
      }),
      measured('transactions', '2026-05-28T06:00:00+00:00', 0.2),
      measured('other', '2026-05-31T06:00:00+00:00', 1),
      // By a clock that is wrong by years.
      measured('profile', '2036-05-30T06:00:00+00:00', 0.7),
    );
    expect(await collect()).toMatchObject({
      hasQualityBaseline: false,
      qualityMeasuredAt: '2026-05-30T06:00:00.500Z',
      maxNullShare: 0.2,
    });
  });

  it('has a baseline if each view has one that is not computed on demand', async () => {
    const baseline = (view: string) =>
      measured(view, '2026-01-01T00:00:00+00:00', 0, BASELINE);
    addMeasurements(baseline('profile'));
    expect(await collect()).toMatchObject({ hasQualityBaseline: false });
    addMeasurements(baseline('profile'), baseline('transactions'));
    expect(await collect()).toMatchObject({
      hasQualityBaseline: true,
      // A baseline is no measurement of what came later.
      qualityMeasuredAt: expect.stringMatching(/in the last 30 days$/),
      maxNullShare: expect.stringMatching(/in the last 30 days$/),
    });
  });

  it('has no baseline to lack where nothing can be measured', async () => {
    feast.projects.set('fraud', {
      services: { v1: { views: ['ratio'] } },
      views: { ratio: { type: 'onDemandFeatureView' } },
    });
    expect(await collect()).toMatchObject({
      featureViews: ['ratio'],
      hasQualityBaseline: expect.stringMatching(
        /^\? the component has no feature view whose quality can be measured/,
      ),
    });
  });

  it.each([
    [
      503,
      'Monitoring is not enabled: add data_quality_monitoring section',
      /data_quality_monitoring is not in/,
    ],
    [404, '{"detail":"Not Found"}', /came with Feast 0\.64/],
    [403, '{"error_type":"FeastPermissionError"}', /does not let the portal/],
    [500, 'offline store', /failed to answer/],
  ])(
    'is unknown where Feast answers %d, and nothing else is',
    async (status, body, why) => {
      addMeasurements();
      feast.intercept = (asked, response) => {
        const isMonitoring = asked.includes('/monitoring/');
        if (isMonitoring) response.writeHead(status).end(body);
        return isMonitoring;
      };
      expect(await collect()).toMatchObject({
        featureServices: ['v1'],
        hasQualityBaseline: expect.stringMatching(why),
        qualityMeasuredAt: expect.stringMatching(why),
        maxNullShare: expect.stringMatching(why),
      });
      // Nothing is asked for again, and nothing more.
      expect(
        feast.requests.filter(asked => asked.includes('/monitoring/')),
      ).toHaveLength(1);
    },
  );
});
