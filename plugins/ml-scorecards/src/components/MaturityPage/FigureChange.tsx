import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import { TrendPoint } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { trendChange } from './trendChange';
import { TrendState } from './useTrend';
import { useFormats } from '../shared/useFormats';

/** By how much a figure changed over the last days, as far as its trend is there. */
export function FigureChange(props: {
  trend: TrendState;
  /** The figure on a day; undefined where it is not told of that day. */
  figureOf: (point: TrendPoint) => number | undefined;
  /** Whether the figure is a share, whose change is told in percentage points. */
  isShare?: boolean;
  /** What is better, if either is. */
  better?: 'more' | 'less';
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { trend, figureOf, isShare, better } = props;
  if (trend.is === 'loading') {
    return (
      <Typography variant="body2" component="div">
        <Skeleton
          width="60%"
          role="status"
          aria-label={t('maturity.change.loading')}
        />
      </Typography>
    );
  }
  if (trend.is !== 'known') {
    return null;
  }
  const change = trendChange(trend.points, figureOf);
  if (!change) {
    return (
      <Typography variant="caption" component="p" color="textSecondary">
        {t('maturity.change.unknown')}
      </Typography>
    );
  }
  const by = Math.round(isShare ? change.by * 100 : change.by);
  const text = isShare
    ? t('maturity.change.points', { change: formats.change(by) })
    : formats.change(by);
  return (
    <>
      <Typography variant="body2">
        {by === 0
          ? t('maturity.change.none', { count: change.days })
          : t('maturity.change.inDays', { count: change.days, change: text })}
        {by !== 0 && better && (
          <>
            {' · '}
            <b>
              {t(
                by > 0 === (better === 'more')
                  ? 'maturity.change.better'
                  : 'maturity.change.worse',
              )}
            </b>
          </>
        )}
      </Typography>
      {change.definitionsChanged && (
        <Typography variant="caption" component="p" color="textSecondary">
          {t('maturity.change.definitions')}
        </Typography>
      )}
    </>
  );
}
