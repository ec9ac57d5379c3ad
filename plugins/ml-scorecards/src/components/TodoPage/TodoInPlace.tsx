import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import {
  CheckResult,
  Scorecard,
  TodoItem,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { ChangedItems } from '../ScorecardTab/ChangedItems';
import { CheckAttestation } from '../ScorecardTab/CheckAttestation';
import { CheckFix } from '../ScorecardTab/CheckFix';
import { CheckWaiver } from '../ScorecardTab/CheckWaiver';
import { StatedChecks } from '../ScorecardTab/StatedChecks';
import { useScorecard } from '../ScorecardTab/useScorecard';
import { findCheck } from '../shared/findCheck';
import { findItem } from '../shared/findItem';
import { Loaded } from '../shared/Loaded';
import { itemRefOf } from './todoSubject';

const useStyles = makeStyles({
  items: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
});

/** What one can do about a to-do without leaving the list: what its scorecard offers there, in the same words and forms. */
export function TodoInPlace(props: {
  id: string;
  item: TodoItem;
  /** Something was done about it. */
  onDone: () => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { id, item } = props;
  const answer = useScorecard(item.entityRef);
  const gone = (
    <Typography variant="body2">{t('todo.notAskedAnyMore')}</Typography>
  );
  const subjectOf = (scorecard: Scorecard) => {
    const events = {
      onChanged: (changed: Scorecard) => {
        answer.replace(changed);
        if (!waitsForWaiver(findCheck(changed, item.subject.id))) {
          props.onDone();
        }
      },
    };
    const ref = itemRefOf(item);
    if (!ref) {
      return <CheckInPlace {...events} {...props} scorecard={scorecard} />;
    }
    const listed = findItem(scorecard, ref);
    return listed ? (
      <ChangedItems {...events} scorecard={scorecard}>
        {({ row }) => (
          <ul className={classes.items}>{row(`${id}-item`, ref, listed)}</ul>
        )}
      </ChangedItems>
    ) : (
      gone
    );
  };
  return (
    <Loaded
      answer={answer}
      failed={t('tab.loadFailed')}
      skeleton={
        <div role="status" aria-label={t('tab.loading')}>
          <Skeleton width="60%" />
          <Skeleton width="40%" />
        </div>
      }
      none={gone}
    >
      {subjectOf}
    </Loaded>
  );
}

/**
 * Whether all that can be done about a check by now is to wait: whoever has asked for a waiver may want to see that, or to withdraw
 * it. Where the check asks for nothing any more there is nothing to wait for.
 */
function waitsForWaiver(check: CheckResult | undefined): boolean {
  return (
    check?.waiver?.state === 'requested' &&
    (check.state === 'fail' || check.state === 'unknown')
  );
}

function CheckInPlace(props: {
  item: TodoItem;
  scorecard: Scorecard;
  onChanged: (scorecard: Scorecard) => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { item, scorecard } = props;
  const check = findCheck(scorecard, item.subject.id);
  if (!check) {
    return <Typography variant="body2">{t('todo.notAskedAnyMore')}</Typography>;
  }
  return (
    <StatedChecks {...props}>
      {onState => (
        <>
          <CheckFix check={check} />
          <CheckAttestation
            check={check}
            scorecard={scorecard}
            onState={onState}
          />
          <CheckWaiver check={check} scorecard={scorecard} onState={onState} />
        </>
      )}
    </StatedChecks>
  );
}
