import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { useFormats } from '../shared/useFormats';

const useStyles = makeStyles(theme => ({
  list: {
    margin: 0,
    paddingLeft: theme.spacing(2.5),
  },
}));

/** What the tier asks for in the four reliability metrics. */
export function TierTargets(props: { scorecard: Scorecard }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { targets } = props.scorecard;
  const {
    maxQualityDrop,
    driftCheckDays,
    minUptime,
    minPipelineSuccess,
    maxPipelineIntervals,
    latencyPercentile,
    maxLatencySeconds,
  } = targets;
  const lines = [
    minUptime !== undefined &&
      t('targets.uptime', { share: formats.limit(minUptime) }),
    latencyPercentile !== undefined &&
      maxLatencySeconds !== undefined &&
      t('targets.latency', {
        percentile: latencyPercentile,
        latency: formats.number(maxLatencySeconds, 'seconds'),
      }),
    minPipelineSuccess !== undefined &&
      t('targets.pipelineSuccess', {
        share: formats.limit(minPipelineSuccess),
      }),
    maxPipelineIntervals !== undefined &&
      t('targets.pipelineIntervals', {
        intervals: formats.number(maxPipelineIntervals),
      }),
    maxQualityDrop !== undefined &&
      t('targets.quality', { share: formats.limit(maxQualityDrop) }),
    driftCheckDays !== undefined &&
      t('targets.drift', { count: driftCheckDays }),
  ].filter(line => line !== false);
  if (lines.length === 0) {
    return <Typography variant="body2">{t('targets.none')}</Typography>;
  }
  return (
    <ul className={classes.list}>
      {lines.map(line => (
        <Typography key={line} variant="body2" component="li">
          {line}
        </Typography>
      ))}
    </ul>
  );
}
