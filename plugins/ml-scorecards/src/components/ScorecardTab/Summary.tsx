import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Grid from '@material-ui/core/Grid';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { formatShare } from '../shared/formatShare';
import { GapText } from '../shared/GapText';
import { LevelLabel } from '../shared/LevelLabel';
import { RelativeTime } from '../shared/RelativeTime';
import { TargetText } from '../shared/TargetText';
import { TierLabel } from '../shared/TierLabel';
import { RefreshButton } from './RefreshButton';
import { TierReasons } from './TierReasons';

const useStyles = makeStyles(theme => ({
  root: {
    padding: theme.spacing(3),
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(2),
  },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(2),
  },
  figure: {
    display: 'flex',
    alignItems: 'center',
    minHeight: theme.spacing(5),
    fontSize: theme.typography.h5.fontSize,
    fontWeight: 'bold',
    lineHeight: 1.5,
  },
}));

/** How critical the component is, how good it is, and how far that is from what it owes. */
export function Summary(props: {
  scorecard: Scorecard;
  onRefreshed: (scorecard: Scorecard) => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { scorecard } = props;
  const { pass, fail, unknown } = scorecard.counts;
  const applicable = pass + fail + unknown;

  return (
    <Paper
      component="section"
      className={classes.root}
      aria-labelledby="ml-scorecard-summary"
    >
      <div className={classes.head}>
        <Typography id="ml-scorecard-summary" component="h2" variant="h6">
          {t('tab.summaryTitle')}
        </Typography>
        <div className={classes.actions}>
          <Typography variant="body2" color="textSecondary">
            {t('tab.evaluated')} <RelativeTime at={scorecard.evaluatedAt} />
          </Typography>
          <RefreshButton
            scorecard={scorecard}
            onRefreshed={props.onRefreshed}
          />
        </div>
      </div>
      <Grid container spacing={3}>
        <Figure
          wide
          label={t('tab.reliabilityTier')}
          value={<TierLabel tier={scorecard.tier} />}
        >
          <TierReasons reasons={scorecard.tierReasons} />
        </Figure>
        <Figure
          label={t('tab.level')}
          value={<LevelLabel level={scorecard.level} />}
        >
          {scorecard.waived > 0 && (
            <Typography variant="body2">
              {t('target.waived', { count: scorecard.waived })}
            </Typography>
          )}
          <Typography variant="body2">
            <TargetText scorecard={scorecard} />
          </Typography>
          <Typography variant="body2">
            <GapText scorecard={scorecard} />
          </Typography>
        </Figure>
        <Figure label={t('tab.score')} value={share(scorecard.score)}>
          <Typography variant="body2">
            {applicable > 0
              ? t('tab.scoreDetail', {
                  pass: String(pass),
                  applicable: String(applicable),
                })
              : t('tab.nothingApplies')}
          </Typography>
        </Figure>
        <Figure label={t('tab.coverage')} value={share(scorecard.coverage)}>
          <Typography variant="body2">
            {applicable > 0
              ? t('tab.coverageDetail', {
                  known: String(pass + fail),
                  applicable: String(applicable),
                })
              : t('tab.nothingApplies')}
          </Typography>
        </Figure>
        <Figure label={t('tab.automation')} value={share(scorecard.automation)}>
          <Typography variant="body2">
            {pass > 0
              ? t('tab.automationDetail', {
                  facts: String(pass - scorecard.attested),
                  pass: String(pass),
                })
              : t('tab.nothingPasses')}
          </Typography>
        </Figure>
      </Grid>
    </Paper>
  );
}

function share(value: number | null): string {
  return value === null ? '–' : formatShare(value);
}

function Figure(props: {
  label: string;
  value: ReactNode;
  children: ReactNode;
  /** For sentences rather than a number. */
  wide?: boolean;
}) {
  const classes = useStyles();
  return (
    <Grid
      item
      xs={12}
      sm={props.wide ? 12 : 6}
      md={props.wide ? 12 : 3}
      lg={props.wide ? 4 : 2}
    >
      <Typography variant="body2" component="h3" color="textSecondary">
        {props.label}
      </Typography>
      <Typography component="p" className={classes.figure}>
        {props.value}
      </Typography>
      {props.children}
    </Grid>
  );
}
