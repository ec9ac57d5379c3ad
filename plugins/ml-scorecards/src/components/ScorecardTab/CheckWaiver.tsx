import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { CheckResult, Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { LeavingButton } from '../shared/LeavingButton';
import { useNamesAhead } from '../shared/useNamesAhead';
import { useUserRef } from '../shared/useUserRef';
import { WaiverActions } from '../waivers/WaiverActions';
import { WaiverText } from '../waivers/WaiverText';
import { ApproversNote } from './ApproversNote';
import { CheckPart } from './CheckPart';
import { OnState } from './checkStatements';

const NOBODY: readonly string[] = [];

/** Whether a check is excused, who decided that and why, and what one can do about it. */
export function CheckWaiver(props: {
  check: CheckResult;
  scorecard: Scorecard;
  onState: OnState;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const userRef = useUserRef();
  const { check, scorecard, onState } = props;
  const { title, waiver, state } = check;
  const { may, waiverTerms } = scorecard;
  const needsOne = state === 'fail' || state === 'unknown';
  const isOver = !waiver || isSettledAgainst(waiver.state);
  const mayAsk = may.requestWaiver && needsOne && isOver;
  // The dialog that asks for a waiver says who approves it.
  useNamesAhead(mayAsk ? waiverTerms.approvers : NOBODY);
  if (!waiver && !mayAsk) {
    return null;
  }
  const isOwn = waiver !== undefined && waiver.requestedBy === userRef;
  return (
    <CheckPart title={t('waiver.title')}>
      {!waiver && <Typography variant="body2">{t('waiver.none')}</Typography>}
      {waiver && <WaiverText waiver={waiver} />}
      {waiver && !isOver && !needsOne && (
        <Typography variant="body2">{t('waiver.notNeeded')}</Typography>
      )}
      {waiver?.state === 'requested' && (
        <ApproversNote approvers={waiverTerms.approvers} />
      )}
      {waiver?.state === 'requested' && isOwn && may.decideWaiver && (
        <Typography variant="body2">{t('waiver.ownRequest')}</Typography>
      )}
      {waiver && (
        <WaiverActions
          waiver={waiver}
          title={title}
          may={{
            // As long as one does not know who one is, it could be one's own.
            decide: may.decideWaiver && userRef !== undefined && !isOwn,
            revoke: may.decideWaiver,
            withdraw: isOwn,
          }}
          onDecide={decision => onState(decision, check)}
        />
      )}
      {mayAsk && (
        <LeavingButton
          size="small"
          color="primary"
          aria-label={
            waiver
              ? t('waiver.askAgainLabel', { title })
              : t('waiver.askLabel', { title })
          }
          onClick={() => onState('request', check)}
        >
          {waiver ? t('waiver.askAgain') : t('waiver.ask')}
        </LeavingButton>
      )}
    </CheckPart>
  );
}

/** Whether a waiver excuses nothing and waits for nobody, so that another one can be asked for. */
function isSettledAgainst(state: NonNullable<CheckResult['waiver']>['state']) {
  return state !== 'requested' && state !== 'approved';
}
