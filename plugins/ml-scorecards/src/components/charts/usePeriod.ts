import { oneOf } from '../shared/oneOf';
import { useUrlPages } from '../shared/useUrlPages';
import { DEFAULT_PERIOD, Period, PERIODS } from './periods';

/** For how many days a trend is shown, kept in the URL. */
export function usePeriod(): {
  period: Period;
  setPeriod: (period: Period) => void;
} {
  const { params, show } = useUrlPages();
  return {
    period: oneOf(PERIODS, params.get('period')) ?? DEFAULT_PERIOD,
    setPeriod: period => {
      const changed = new URLSearchParams(params);
      changed.delete('period');
      if (period !== DEFAULT_PERIOD) {
        changed.set('period', period);
      }
      show(changed);
    },
  };
}
