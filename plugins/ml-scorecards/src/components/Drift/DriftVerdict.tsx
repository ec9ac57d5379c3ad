import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { mlScorecardsTranslationRef } from '../../translation';
import { CurveDay } from '../charts/LimitCurve';
import { outSince } from '../charts/outSince';
import { useFormats } from '../shared/useFormats';
import { Verdict } from '../shared/Verdict';
import { DriftLimit } from './driftLimits';

/** Whether the newest value keeps its limit, and since when it does not. */
export function DriftVerdict(props: {
  /** From the oldest one on. */
  days: readonly CurveDay[];
  limit: DriftLimit;
  format: (value: number) => string;
  formatLimit: (limit: number) => string;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { days, limit, format, formatLimit } = props;
  const newest = days[days.length - 1];
  const since = outSince(days, limit.isOut);
  const said = {
    limit: formatLimit(limit.limit),
    value: format(newest.value),
    day: formats.day(newest.day),
  };
  return (
    <Typography variant="body2" component="div" gutterBottom>
      <Verdict isGood={!since}>
        {since
          ? t(
              limit.isOutAtLimit
                ? 'drift.verdict.atOrOver'
                : 'drift.verdict.over',
              {
                ...said,
                since: formats.day(since.day),
              },
            )
          : t(
              limit.isOutAtLimit
                ? 'drift.verdict.within'
                : 'drift.verdict.withinOrAt',
              said,
            )}
      </Verdict>
    </Typography>
  );
}
