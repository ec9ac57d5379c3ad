import { ReactNode } from 'react';
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
  children: (onState: OnState) => ReactNode;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { scorecard } = props;
  const { changing, begin, isForbidden, dismiss, events } = useChange<{
    statement: CheckStatement;
    check: string;
  }>(props);
  const check = changing && findCheck(scorecard, changing.check);

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
