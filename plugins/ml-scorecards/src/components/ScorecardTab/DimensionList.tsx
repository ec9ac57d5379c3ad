import { useEffect, useRef } from 'react';
import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { checkElementId } from '../shared/elementIds';
import { findCheck } from '../shared/findCheck';
import { sectionTitle } from '../shared/sectionTitle';
import { useChange } from '../shared/useChange';
import { CheckDialog } from './CheckDialog';
import { CheckFilterRow } from './CheckFilterRow';
import { CheckStatement } from './checkStatements';
import { DimensionSection } from './DimensionSection';
import { CheckFilter, matches } from './sections';

/** The checks by dimension, with what people can put on record about each. */
export function DimensionList(props: {
  scorecard: Scorecard;
  filter: CheckFilter;
  onFilter: (filter: CheckFilter) => void;
  openDimensions: string[];
  openChecks: string[];
  onToggleDimension: (id: string) => void;
  onToggleCheck: (id: string) => void;
  onChanged: (scorecard: Scorecard) => void;
  onOutdated: () => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { scorecard, filter } = props;
  const shown = scorecard.dimensions.flatMap(dimension => {
    const checks = dimension.checks.filter(one => matches(filter, one));
    return checks.length > 0 || filter === 'all'
      ? [{ ...dimension, checks }]
      : [];
  });
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
      document.getElementById(checkElementId(lastCheck.current))?.focus();
    }
  }, [changing, scorecard]);

  return (
    <InfoCard title={t('dimensions.title')} {...sectionTitle}>
      {isForbidden && (
        <Alert severity="warning" onClose={dismiss}>
          {t('check.forbidden')}
        </Alert>
      )}
      {scorecard.dimensions.length === 0 ? (
        <Typography>{t('dimensions.none')}</Typography>
      ) : (
        <Box mb={2}>
          <CheckFilterRow {...props} />
        </Box>
      )}
      {shown.length === 0 && filter !== 'all' && (
        <Typography>{t('checkFilter.none')}</Typography>
      )}
      {shown.map(dimension => (
        <DimensionSection
          key={dimension.id}
          dimension={dimension}
          scorecard={scorecard}
          open={props.openDimensions.includes(dimension.id)}
          openChecks={props.openChecks}
          onToggle={() => props.onToggleDimension(dimension.id)}
          onToggleCheck={props.onToggleCheck}
          onState={(statement, { id }) => begin({ statement, check: id })}
        />
      ))}
      {changing && check && (
        <CheckDialog
          {...events}
          statement={changing.statement}
          check={check}
          scorecard={scorecard}
        />
      )}
    </InfoCard>
  );
}
