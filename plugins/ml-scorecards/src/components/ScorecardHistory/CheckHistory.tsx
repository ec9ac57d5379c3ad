import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  CheckResult,
  Scorecard,
  Transition,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { useIsShown } from '../shared/isShown';
import { usePages } from '../shared/usePages';
import { PagedList } from '../shared/PagedList';
import { CauseText } from './CauseText';
import { HistoryTime } from './HistoryTime';
import { TransitionText } from './TransitionText';

const useStyles = makeStyles(theme => ({
  list: {
    margin: theme.spacing(1, 0),
    paddingLeft: theme.spacing(2.5),
  },
}));

/** When a check changed its state, and why; loaded when somebody looks. */
export function CheckHistory(props: {
  check: CheckResult;
  scorecard: Scorecard;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const { id } = props.check;
  const { entityRef } = props.scorecard;
  const pages = usePages({
    question: ['check-history', entityRef, id],
    load: (cursor?: string) =>
      api.getHistory(entityRef, { check: id, days: 0, cursor }),
    of: props.scorecard,
    isOpen: useIsShown(),
  });
  return (
    <PagedList
      pages={pages}
      words={{
        loading: t('history.loading'),
        loadFailed: t('history.loadFailed'),
        none: t('checkHistory.none'),
        older: t('history.older'),
      }}
    >
      {items => (
        <ol className={classes.list} aria-label={t('checkHistory.label')}>
          {items.map(transition => (
            <Typography key={transition.at} variant="body2" component="li">
              <TransitionText
                transition={transition}
                isFirst={isFirst(transition)}
              />
              {' · '}
              {isFirst(transition) ? (
                t('history.firstOfAll')
              ) : (
                <CauseText
                  cause={transition.cause}
                  source={transition.source}
                />
              )}{' '}
              <Typography
                variant="body2"
                component="span"
                color="textSecondary"
              >
                <HistoryTime at={transition.at} />
              </Typography>
            </Typography>
          ))}
        </ol>
      )}
    </PagedList>
  );
}

/**
 * Whether it comes from the first evaluation of the component. Whichever source is read first brings that about, so it says nothing
 * of the check; a check that was defined later is new by its definition.
 */
function isFirst({ from, cause }: Transition): boolean {
  return from === null && cause !== 'definitions';
}
