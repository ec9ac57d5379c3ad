import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { Level, LEVELS } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { useFormats } from '../shared/useFormats';
import { useLevelFills } from './useLevelFills';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    height: theme.spacing(1.5),
    minWidth: theme.spacing(12),
    borderRadius: theme.shape.borderRadius,
    overflow: 'hidden',
    border: `1px solid ${theme.palette.text.secondary}`,
    forcedColorAdjust: 'none',
  },
}));

/** How components spread over the levels, from gold to none. The numbers stand beside it. */
export function LevelDistribution(props: { levels: Record<Level, number> }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const fills = useLevelFills();
  // From gold to none, as the list below it has them.
  const present = [...LEVELS]
    .reverse()
    .filter(level => props.levels[level] > 0);
  return (
    <div
      role="img"
      className={classes.bar}
      aria-label={t('maturity.distribution', {
        parts: present
          .map(
            level =>
              `${formats.count(props.levels[level])} ${t(
                `levelShort.${level}`,
              )}`,
          )
          .join(', '),
      })}
    >
      {present.map(level => (
        <span
          key={level}
          style={{
            flexGrow: props.levels[level],
            ...fills[level],
          }}
        />
      ))}
    </div>
  );
}
