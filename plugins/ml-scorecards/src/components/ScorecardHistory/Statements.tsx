import { InfoCard } from '@backstage/core-components';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { useIsShown } from '../shared/isShown';
import { PagedList } from '../shared/PagedList';
import { sectionTitle } from '../shared/sectionTitle';
import { usePages } from '../shared/usePages';
import { StatementItem } from './StatementItem';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: theme.spacing(0, 0, 1),
    padding: 0,
    '& > li + li': {
      marginTop: theme.spacing(1.5),
    },
  },
}));

/** What people ticked, decided, vouched for and waived, and took back, for whoever wants to know. */
export function Statements({ scorecard }: { scorecard: Scorecard }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const { entityRef } = scorecard;
  const pages = usePages({
    question: ['statements', entityRef],
    load: (cursor?: string) => api.getStatements(entityRef, { cursor }),
    // Each new scorecard may be there because somebody has stated something.
    of: scorecard,
    isOpen: useIsShown(),
  });
  return (
    <InfoCard title={t('statements.title')} {...sectionTitle}>
      <PagedList
        pages={pages}
        words={{
          loading: t('statements.loading'),
          loadFailed: t('statements.loadFailed'),
          none: t('statements.none'),
          older: t('statements.older'),
        }}
      >
        {items => (
          <ol className={classes.list} aria-label={t('statements.title')}>
            {items.map(statement => (
              <StatementItem
                key={`${statement.at} ${statement.kind} ${statement.subject.id} ${statement.action}`}
                statement={statement}
              />
            ))}
          </ol>
        )}
      </PagedList>
    </InfoCard>
  );
}
