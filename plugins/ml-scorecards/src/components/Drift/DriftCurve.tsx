import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import {
  Evidence,
  readDaySeries,
  SourceStatus,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { LimitCurve } from '../charts/LimitCurve';
import { newestDays } from '../charts/newestDays';
import { EvidenceValue } from '../ScorecardTab/EvidenceValue';
import { useFormats } from '../shared/useFormats';
import { DriftLimit, DriftMeasure } from './driftLimits';
import { DriftVerdict } from './DriftVerdict';

/** One kind of drift day by day, or why it is not drawn. */
export function DriftCurve(props: {
  measure: DriftMeasure;
  source: SourceStatus;
  evidence: Evidence;
  limit?: DriftLimit;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { measure, source, evidence, limit } = props;
  const { value } = evidence;
  const formats = useFormats();
  const days = useMemo(() => newestDays(readDaySeries(value)), [value]);
  const title = t(`drift.curve.${measure}`);
  const isShare = measure === 'driftedShare';
  const format = isShare
    ? formats.share
    : (drift: number) => formats.number(drift);
  const formatLimit = isShare ? formats.limit : formats.constant;

  const drawn = () => {
    if (value === null) {
      return (
        <Typography variant="body2">
          <EvidenceValue evidence={evidence} source={source} />
        </Typography>
      );
    }
    if (days.length === 0) {
      return <Typography variant="body2">{t('drift.noDay')}</Typography>;
    }
    const [first, last] = [days[0], days[days.length - 1]];
    if (days.length === 1) {
      return (
        <Typography variant="body2">
          {t('drift.oneDay', {
            value: format(first.value),
            day: formats.day(first.day),
          })}{' '}
          {limit && t('drift.limit', { limit: formatLimit(limit.limit) })}
        </Typography>
      );
    }
    const said = {
      title,
      first: format(first.value),
      firstDay: formats.day(first.day),
      last: format(last.value),
      lastDay: formats.day(last.day),
      days: formats.count(days.length),
    };
    return (
      <>
        {limit && (
          <DriftVerdict
            days={days}
            limit={limit}
            format={format}
            formatLimit={formatLimit}
          />
        )}
        <LimitCurve
          id={`ml-drift-${source.collector}-${measure}`}
          title={`${source.title}: ${title}`}
          summary={
            limit
              ? t('drift.summary', {
                  ...said,
                  out: formats.count(
                    days.filter(day => limit.isOut(day.value)).length,
                  ),
                  limit: formatLimit(limit.limit),
                })
              : t('drift.summaryWithoutLimit', said)
          }
          days={days.map(day => ({ ...day, limit: limit?.limit }))}
          unit={isShare ? 'share' : 'number'}
          format={format}
          formatLimit={formatLimit}
        />
      </>
    );
  };

  return (
    <>
      <Typography variant="subtitle2" component="h4" gutterBottom>
        {title}
      </Typography>
      {drawn()}
    </>
  );
}
