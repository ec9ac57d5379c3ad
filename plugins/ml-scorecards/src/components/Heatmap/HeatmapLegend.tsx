import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { mlScorecardsTranslationRef } from '../../translation';
import { HEATMAP_STEPS, useHeatmapColors } from './useHeatmapColors';
import { useFormats } from '../shared/useFormats';
import { useUnknownFill } from './useUnknownFill';

const useStyles = makeStyles(theme => ({
  root: {
    marginBottom: theme.spacing(1),
  },
  steps: {
    display: 'flex',
    flexWrap: 'wrap',
    listStyle: 'none',
    margin: theme.spacing(0.5, 0),
    padding: 0,
    '& li': {
      padding: theme.spacing(0.25, 1),
      forcedColorAdjust: 'none',
    },
    // What has no colour of its own has those of the page.
    '& li:last-child': {
      forcedColorAdjust: 'auto',
    },
  },
}));

/** Says what the numbers and the colours of the cells mean. */
export function HeatmapLegend() {
  const classes = useStyles();
  const fill = useUnknownFill();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const colors = useHeatmapColors();
  const last = HEATMAP_STEPS - 1;
  return (
    <Typography
      variant="caption"
      component="div"
      className={classes.root}
      role="group"
      aria-label={t('heatmap.legend')}
    >
      {t('heatmap.legendPass')} {t('heatmap.legendUnknown')}
      <ul className={classes.steps}>
        {colors.map((style, step) => (
          <li key={style.backgroundColor} style={style}>
            {t('heatmap.legendShare', {
              from: formats.share(step / HEATMAP_STEPS),
              to: formats.share(
                step === last ? 1 : (step + 1) / HEATMAP_STEPS - 0.01,
              ),
            })}
          </li>
        ))}
        <li className={fill.unknown}>{t('heatmap.legendAllUnknown')}</li>
        <li>{t('heatmap.legendNothing')}</li>
      </ul>
    </Typography>
  );
}
