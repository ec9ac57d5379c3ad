import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import {
  Evidence,
  readDaySeries,
  SourceStatus,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { LimitCurve } from '../charts/LimitCurve';
import { newestDays } from '../charts/newestDays';
import { outSince } from '../charts/outSince';
import { useCurveSummary } from '../charts/useCurveSummary';
import { EvidenceValue } from '../ScorecardTab/EvidenceValue';
import { useFormats } from '../shared/useFormats';
import { Verdict } from '../shared/Verdict';

/** All of the budget. */
const LIMIT = 1;

/** How much of the error budget was spent day by day, or why that is not drawn. */
export function BudgetCurve(props: {
  evidence: Evidence;
  source: SourceStatus;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const summaryOf = useCurveSummary();
  const { evidence, source } = props;
  const { value } = evidence;
  const days = useMemo(
    () =>
      newestDays(readDaySeries(value)).map(day => ({ ...day, limit: LIMIT })),
    [value],
  );
  const title = t('serviceLevels.spent');
  const format = (share: number) => formats.number(share, 'share');
  const drawn = () => {
    if (value === null) {
      return <EvidenceValue evidence={evidence} source={source} />;
    }
    if (days.length === 0) {
      return t('serviceLevels.noDay');
    }
    const last = days[days.length - 1];
    if (days.length === 1) {
      return t('serviceLevels.oneDay', {
        value: format(last.value),
        day: formats.day(last.day),
      });
    }
    const since = outSince(days, spent => spent > LIMIT);
    return (
      <>
        <Box mb={1}>
          <Verdict isGood={!since}>
            {since
              ? t('serviceLevels.spentOver', {
                  since: formats.day(since.day),
                  value: format(last.value),
                  day: formats.day(last.day),
                })
              : t('serviceLevels.spentWithin', {
                  value: format(last.value),
                  day: formats.day(last.day),
                })}
          </Verdict>
        </Box>
        <LimitCurve
          id="ml-error-budget"
          title={title}
          summary={summaryOf({ title, days, format })}
          days={days}
          unit="share"
          format={format}
        />
        <Typography variant="caption" component="p">
          {t('serviceLevels.curveLegend')}
        </Typography>
      </>
    );
  };
  return (
    <section aria-label={t('serviceLevels.budget')}>
      <Typography variant="subtitle1" component="h3" gutterBottom>
        {t('serviceLevels.budget')}
      </Typography>
      <Typography variant="body2" component="div">
        {drawn()}
      </Typography>
    </section>
  );
}
