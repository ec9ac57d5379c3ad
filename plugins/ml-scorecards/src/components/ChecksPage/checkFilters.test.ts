import { Check } from 'backstage-plugin-ml-scorecards-common';
import {
  dataTrackedCheck,
  driftAlertCheck,
  lockInStepCheck,
} from '../../__testUtils__/definedCheckFixtures';
import {
  CheckFilters,
  countsAmong,
  NO_CHECK_FILTERS,
  readCheckFilters,
  selectChecks,
  writeCheckFilters,
} from './checkFilters';

const CHECKS = [dataTrackedCheck, lockInStepCheck, driftAlertCheck];

const selected = (filters: Partial<CheckFilters>) =>
  selectChecks(CHECKS, { ...NO_CHECK_FILTERS, ...filters }).map(({ id }) => id);

describe('the filters of checks', () => {
  it('are the same after a way through the address', () => {
    const filters: CheckFilters = {
      text: 'lock & key',
      dimension: ['data-versioning', 'lineage'],
      level: ['silver'],
      tier: ['tier-1', 'unclassified'],
      order: 'worst',
    };
    const url = writeCheckFilters(filters).toString();
    expect(readCheckFilters(new URLSearchParams(url))).toEqual(filters);
  });

  it('leave nothing in the address when there are none, and read nothing out of nonsense', () => {
    expect(writeCheckFilters(NO_CHECK_FILTERS).toString()).toBe('');
    expect(
      readCheckFilters(
        new URLSearchParams('level=platinum&tier=tier-9&order=best'),
      ),
    ).toEqual(NO_CHECK_FILTERS);
  });

  it.each<[string, Partial<CheckFilters>, string[]]>([
    [
      'nothing',
      {},
      ['data-is-tracked', 'pipeline-lock-in-step', 'drift-alert'],
    ],
    ['a part of the title', { text: ' LOCK file' }, ['pipeline-lock-in-step']],
    ['a part of the id', { text: 'is-tracked' }, ['data-is-tracked']],
    ['a dimension', { dimension: ['drift-monitoring'] }, ['drift-alert']],
    [
      'levels',
      { level: ['bronze', 'gold'] },
      ['data-is-tracked', 'drift-alert'],
    ],
    ['a tier that requires it', { tier: ['tier-3'] }, ['data-is-tracked']],
  ])('select by %s', (_, filters, ids) => {
    expect(selected(filters)).toEqual(ids);
  });

  it('put what is unknown among the worst, as that is no pass', () => {
    expect(selected({ order: 'worst' })).toEqual([
      'drift-alert',
      'pipeline-lock-in-step',
      'data-is-tracked',
    ]);
  });

  it('go by the pass rate that the list shows, which is that of known results', () => {
    const rate = (id: string, counts: Partial<Check['counts']>): Check => ({
      ...dataTrackedCheck,
      id,
      counts: { pass: 0, fail: 0, unknown: 0, notApplicable: 0, ...counts },
    });
    expect(
      selectChecks(
        [
          rate('half-of-all', { pass: 5, fail: 5 }),
          rate('most-of-few', { pass: 3, fail: 1, unknown: 6 }),
        ],
        { ...NO_CHECK_FILTERS, order: 'worst' },
      ).map(({ id }) => id),
    ).toEqual(['half-of-all', 'most-of-few']);
  });

  it('put what applies to nobody last', () => {
    const nowhere = {
      ...driftAlertCheck,
      id: 'nowhere',
      counts: { pass: 0, fail: 0, unknown: 0, notApplicable: 15 },
    };
    expect(
      selectChecks([nowhere, dataTrackedCheck], {
        ...NO_CHECK_FILTERS,
        order: 'worst',
      }).map(({ id }) => id),
    ).toEqual(['data-is-tracked', 'nowhere']);
  });

  it('count the components of the tiers that are asked for', () => {
    expect(countsAmong(lockInStepCheck, [])).toBe(lockInStepCheck.counts);
    expect(countsAmong(lockInStepCheck, ['tier-1', 'tier-2'])).toEqual(
      lockInStepCheck.countsByTier['tier-1'],
    );
    expect(countsAmong(lockInStepCheck, ['tier-1', 'tier-3'])).toEqual(
      lockInStepCheck.counts,
    );
    expect(countsAmong(lockInStepCheck, ['tier-4'])).toEqual({
      pass: 0,
      fail: 0,
      unknown: 0,
      notApplicable: 0,
    });
  });
});
