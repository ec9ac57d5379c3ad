import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Grid from '@material-ui/core/Grid';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  LEVELS,
  RELIABILITY_TIERS,
  Rollup,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { formatShare } from '../shared/formatShare';
import { LevelLabel } from '../shared/LevelLabel';
import { TierLabel } from '../shared/TierLabel';
import { FilterLink } from './FilterLink';
import { LevelDistribution } from './LevelDistribution';
import { ComponentFilters } from '../ComponentsPage/componentFilters';

const useStyles = makeStyles(theme => ({
  card: {
    height: '100%',
    padding: theme.spacing(2, 3),
  },
  number: {
    fontSize: theme.typography.h3.fontSize,
    fontWeight: 'bold',
    lineHeight: 1.3,
  },
  list: {
    listStyle: 'none',
    margin: theme.spacing(1, 0, 0),
    padding: 0,
  },
  line: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: theme.spacing(2),
  },
}));

/** The whole organisation in a few numbers, each of which leads to its components. */
export function KeyFigures(props: { total: Rollup }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { total } = props;

  const line = (
    label: ReactNode,
    what: string,
    count: number,
    filters: Partial<ComponentFilters>,
  ) => (
    <Typography variant="body2" component="span" className={classes.line}>
      {label}
      {count === 0 ? (
        <span>0</span>
      ) : (
        <FilterLink
          filters={filters}
          label={t('maturity.showCount', { count, what })}
        >
          {count}
        </FilterLink>
      )}
    </Typography>
  );

  return (
    <Grid
      container
      spacing={3}
      component="section"
      aria-label={t('maturity.figuresTitle')}
    >
      <Figure title={t('maturity.components')}>
        <Typography component="p" className={classes.number}>
          {total.components}
        </Typography>
        <Typography variant="body2">
          <FilterLink filters={{}}>{t('maturity.componentsHint')}</FilterLink>
        </Typography>
      </Figure>
      <Figure title={t('maturity.atTarget')}>
        <Typography component="p" className={classes.number}>
          {total.atTarget}
        </Typography>
        <Typography variant="body2">
          {t('maturity.atTargetHint', {
            share: formatShare(total.atTarget / total.components),
          })}
        </Typography>
        {total.waived > 0 && (
          <Typography variant="body2">
            {t('maturity.waived', { count: total.waived })}
          </Typography>
        )}
        {total.attested > 0 && (
          <Typography variant="body2">
            {t('maturity.attested', { count: total.attested })}
          </Typography>
        )}
      </Figure>
      <Figure title={t('maturity.levels')}>
        <LevelDistribution levels={total.levels} />
        <ul className={classes.list}>
          {[...LEVELS].reverse().map(level => (
            <li key={level}>
              {line(
                <LevelLabel level={level} />,
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
    </Grid>
  );
}

function Figure(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <Grid item xs={12} sm={6} lg={3}>
      <Paper className={classes.card}>
        <Typography variant="subtitle2" component="h2" gutterBottom>
          {props.title}
        </Typography>
        {props.children}
      </Paper>
    </Grid>
  );
}
