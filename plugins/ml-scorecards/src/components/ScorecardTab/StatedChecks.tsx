import { ReactNode, useEffect, useRef } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Alert from '@material-ui/lab/Alert';
import { Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { findCheck } from '../shared/findCheck';
import { useChange } from '../shared/useChange';
import { CheckDialog } from './CheckDialog';
import { CheckStatement, OnState } from './checkStatements';

/** Checks about which one can put something on record: opens the dialog for it, and says if that is not allowed. */
export function StatedChecks(props: {
  scorecard: Scorecard;
  onChanged: (scorecard: Scorecard) => void;
  /** The element that takes the focus when the button that was pressed is gone. */
  elementIdOf: (checkId: string) => string;
  children: (onState: OnState) => ReactNode;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { scorecard, elementIdOf } = props;
  const { changing, begin, isForbidden, dismiss, events } = useChange<{
    statement: CheckStatement;
    check: string;
  }>(props);
  const check = changing && findCheck(scorecard, changing.check);
  const lastCheck = useRef<string>();

  // Whoever has put something on record may have pressed a button that is gone.
  useEffect(() => {
    if (changing) {
      lastCheck.current = changing.check;
    } else if (lastCheck.current && document.activeElement === document.body) {
      document.getElementById(elementIdOf(lastCheck.current))?.focus();
    }
  }, [changing, scorecard, elementIdOf]);

  return (
    <>
      {isForbidden && (
        <Alert severity="warning" onClose={dismiss}>
          {t('check.forbidden')}
        </Alert>
      )}
      {props.children((statement, { id }) => begin({ statement, check: id }))}
      {changing && check && (
        <CheckDialog
          {...events}
          statement={changing.statement}
          check={check}
          scorecard={scorecard}
        />
      )}
    </>
  );
}
