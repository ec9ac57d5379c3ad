import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Grid from '@material-ui/core/Grid';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { CheckResult, Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { focusOutline } from '../shared/focusOutline';
import { LevelLadder } from '../shared/LevelLadder';
import { RelativeTime } from '../shared/RelativeTime';
import { TargetStanding } from '../shared/TargetStanding';
import { TierLabel } from '../shared/TierLabel';
import { Question } from './Question';
import { RefreshButton } from './RefreshButton';
import { Shares } from './Shares';
import { TextWithEntities } from '../shared/TextWithEntities';
import { TierReasons } from './TierReasons';
import { WhatNext } from './WhatNext';

const useStyles = makeStyles(theme => ({
  root: {
    ...focusOutline(theme),
    padding: theme.spacing(3),
    [theme.breakpoints.down('xs')]: {
      padding: theme.spacing(2),
    },
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
  why: {
    marginTop: theme.spacing(3),
  },
}));

/** How critical the component is, how good it is, and what to do next, for whoever has ten seconds. */
export function Summary(props: {
  scorecard: Scorecard;
  onRefreshed: (scorecard: Scorecard) => void;
  onShow?: (check: CheckResult) => void;
  onShowSteps: () => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { scorecard } = props;
  // The reasons lead up to what follows from them.
  const conclusion = scorecard.tierReasons.at(-1);

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
        <Question
          question={t('tab.howCritical')}
          answer={<TierLabel tier={scorecard.tier} />}
        >
          {conclusion && (
            <Typography>
              <TextWithEntities
                text={conclusion.text}
                entityRefs={conclusion.entityRefs}
              />
            </Typography>
          )}
        </Question>
        <Question
          question={t('tab.howGood')}
          answer={t(`level.${scorecard.level}`)}
        >
          <LevelLadder scorecard={scorecard} />
          <TargetStanding scorecard={scorecard} />
        </Question>
        <WhatNext
          scorecard={scorecard}
          onShow={props.onShow}
          onShowSteps={props.onShowSteps}
        />
      </Grid>
      <Shares scorecard={scorecard} />
      {scorecard.tierReasons.length > 0 && (
        <div className={classes.why}>
          <Typography variant="body2" component="h3" color="textSecondary">
            {t('tab.whyThisTier')}
          </Typography>
          <TierReasons tier={scorecard.tier} reasons={scorecard.tierReasons} />
        </div>
      )}
    </Paper>
  );
}
