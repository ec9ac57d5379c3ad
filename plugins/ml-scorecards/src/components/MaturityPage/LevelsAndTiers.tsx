import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  LEVELS,
  RELIABILITY_TIERS,
  Rollup,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { ComponentFilters } from '../ComponentsPage/componentFilters';
import { TierLabel } from '../shared/TierLabel';
import { Figure } from './Figure';
import { FilterLink } from '../shared/FilterLink';
import { LevelDistribution } from './LevelDistribution';
import { useFormats } from '../shared/useFormats';
import { useLevelFills } from './useLevelFills';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gap: theme.spacing(3),
    gridTemplateColumns: `repeat(auto-fit, minmax(${theme.spacing(
      30,
    )}px, 1fr))`,
    height: '100%',
  },
  list: {
    listStyle: 'none',
    margin: theme.spacing(1, 0, 0),
    padding: 0,
  },
  line: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    // So that a thumb hits one number and not the next.
    minHeight: theme.spacing(3),
    gap: theme.spacing(2),
  },
  level: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
  sample: {
    width: theme.spacing(3),
    height: theme.spacing(1.5),
    border: `1px solid ${theme.palette.text.secondary}`,
    forcedColorAdjust: 'none',
  },
}));

/** How the components spread over levels and tiers. */
export function LevelsAndTiers(props: {
  total: Rollup;
  /** What gives the components of the group. */
  filters: Partial<ComponentFilters>;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const fills = useLevelFills();
  const { total, filters } = props;

  const line = (
    label: ReactNode,
    what: string,
    count: number,
    filter: Partial<ComponentFilters>,
  ) => (
    <Typography variant="body2" component="span" className={classes.line}>
      {label}
      {count === 0 ? (
        <span>0</span>
      ) : (
        <FilterLink
          filters={{ ...filters, ...filter }}
          label={t('maturity.showCount', { count, what })}
        >
          {formats.count(count)}
        </FilterLink>
      )}
    </Typography>
  );

  return (
    <div className={classes.root}>
      <Figure title={t('maturity.levels')}>
        <LevelDistribution levels={total.levels} />
        <ul className={classes.list}>
          {[...LEVELS].reverse().map(level => (
            <li key={level}>
              {line(
                <span className={classes.level}>
                  <span
                    className={classes.sample}
                    style={fills[level]}
                    aria-hidden
                  />
                  {t(`level.${level}`)}
                </span>,
                t(`level.${level}`),
                total.levels[level],
                { level: [level] },
              )}
            </li>
          ))}
        </ul>
      </Figure>
      <Figure title={t('maturity.tiers')}>
        <ul className={classes.list}>
          {RELIABILITY_TIERS.map(tier => (
            <li key={tier}>
              {line(
                <TierLabel tier={tier} />,
                t(`tier.${tier}`),
                total.tiers[tier],
                { tier: [tier] },
              )}
            </li>
          ))}
        </ul>
      </Figure>
    </div>
  );
}
