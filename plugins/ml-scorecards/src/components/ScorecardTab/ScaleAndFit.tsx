import { ReactNode } from 'react';
import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import {
  CheckResult,
  DataStore,
  Scorecard,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { Disclosure } from '../shared/Disclosure';
import { sectionTitle } from '../shared/sectionTitle';
import { DecisionDialog, DecisionSubject } from './DecisionDialog';
import { Deciding } from './DecisionRecord';
import { EffortFindingList } from './EffortFindingList';
import { GroundsTable } from './GroundsTable';
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
  onShow: (check: CheckResult) => void;
  onChanged: (scorecard: Scorecard) => void;
  onOutdated: () => void;
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
      <Part title={t('scaleAndFit.effort')}>
        <Typography variant="body2">{investmentText(investment, t)}</Typography>
        <EffortFindingList {...parts} />
      </Part>
      <Part title={t('scaleAndFit.targets')}>
        <TierTargets scorecard={scorecard} />
      </Part>
      {scorecard.triggers.length > 0 && (
        <Part title={t('scaleAndFit.triggers')}>
          <TriggerList {...parts} />
        </Part>
      )}
      {storageAdvice && (
        <Part title={t('scaleAndFit.storage')}>
          <Typography variant="body2">{storageAdvice.title}</Typography>
          <Typography variant="body2" color="textSecondary">
            {storageAdvice.why}
          </Typography>
          {storageAdvice.uses && (
            <Typography variant="body2">
              {usedStoresText(storageAdvice.recommends, storageAdvice.uses, t)}
            </Typography>
          )}
          <Disclosure id="ml-storage-advice" label={t('advice.grounds')}>
            <GroundsTable {...parts} grounds={storageAdvice} />
          </Disclosure>
        </Part>
      )}
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

/** What the component uses, beside what is advised: another store that does its work is no fault. */
function usedStoresText(
  recommended: DataStore,
  uses: readonly DataStore[],
  t: Translate,
): string {
  if (uses.length === 0) {
    return t('storage.usesNone');
  }
  const stores = uses.map(store => t(`storage.stores.${store}`)).join(', ');
  return uses.includes(recommended)
    ? t('storage.usesIt', { stores })
    : t('storage.usesOthers', { stores });
}

function investmentText(investment: number, t: Translate): string {
  if (investment === 0) {
    return t('investment.right');
  }
  return investment > 0
    ? t('investment.above', { count: investment })
    : t('investment.below', { count: -investment });
}
