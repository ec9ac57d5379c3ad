import { ReactNode } from 'react';
import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { CheckResult, Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { sectionTitle } from '../shared/sectionTitle';
import { DecisionDialog, DecisionSubject } from './DecisionDialog';
import { Deciding } from './DecisionRecord';
import { EffortFindingList } from './EffortFindingList';
import { StorageFit } from './StorageFit';
import { TakeBackDecisionDialog } from './TakeBackDecisionDialog';
import { TierTargets } from './TierTargets';
import { TriggerList } from './TriggerList';
import { useChange } from '../shared/useChange';

const useStyles = makeStyles(theme => ({
  notice: {
    marginBottom: theme.spacing(2),
  },
  part: {
    '& + &': {
      marginTop: theme.spacing(3),
    },
  },
}));

/** Whether the effort fits the tier, whether it is time to scale, which storage fits: advice, never a failing check. */
export function ScaleAndFit(props: {
  scorecard: Scorecard;
  onShow?: (check: CheckResult) => void;
  onChanged: (scorecard: Scorecard) => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { scorecard, onShow } = props;
  const { changing, begin, isForbidden, dismiss, events } = useChange<{
    Dialog: typeof DecisionDialog;
    subject: DecisionSubject['id'];
  }>(props);
  const subject = [...scorecard.triggers, ...scorecard.effortFindings].find(
    ({ id }) => id === changing?.subject,
  );
  const deciding: Deciding = {
    mayDecide: scorecard.may.decide,
    onDecide: ({ id }) => begin({ Dialog: DecisionDialog, subject: id }),
    onTakeBack: ({ id }) =>
      begin({ Dialog: TakeBackDecisionDialog, subject: id }),
  };
  const parts = { scorecard, deciding, onShow };
  const { investment, storageAdvice } = scorecard;
  return (
    <InfoCard title={t('scaleAndFit.title')} {...sectionTitle}>
      {isForbidden && (
        <Alert severity="warning" className={classes.notice} onClose={dismiss}>
          {t('decisionDialog.forbidden')}
        </Alert>
      )}
      <Grid container spacing={4}>
        <Grid item xs={12} md={6}>
          <Part title={t('scaleAndFit.effort')}>
            <Typography variant="body2">
              {investmentText(investment, t)}
            </Typography>
            <EffortFindingList {...parts} />
          </Part>
          <Part title={t('scaleAndFit.targets')}>
            <TierTargets scorecard={scorecard} />
          </Part>
          {storageAdvice && (
            <Part title={t('scaleAndFit.storage')}>
              <StorageFit {...parts} advice={storageAdvice} />
            </Part>
          )}
        </Grid>
        {scorecard.triggers.length > 0 && (
          <Grid item xs={12} md={6}>
            <Part title={t('scaleAndFit.triggers')}>
              <TriggerList {...parts} />
            </Part>
          </Grid>
        )}
      </Grid>
      {changing && subject && (
        <changing.Dialog
          {...events}
          entityRef={scorecard.entityRef}
          subject={subject}
        />
      )}
    </InfoCard>
  );
}

function Part(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <section className={classes.part} aria-label={props.title}>
      <Typography variant="subtitle1" component="h3">
        {props.title}
      </Typography>
      {props.children}
    </section>
  );
}

type Translate = ReturnType<
  typeof useTranslationRef<(typeof mlScorecardsTranslationRef)['T']>
>['t'];

function investmentText(investment: number, t: Translate): string {
  if (investment === 0) {
    return t('investment.right');
  }
  return investment > 0
    ? t('investment.above', { count: investment })
    : t('investment.below', { count: -investment });
}
