import { Link } from '@backstage/core-components';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import {
  CheckDetails,
  ListedScorecard,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { ScrollArea } from '../shared/ScrollArea';
import { FilterLink } from '../shared/FilterLink';
import { checkElementId } from '../shared/elementIds';
import { ListSkeleton } from '../shared/ListSkeleton';
import { Loaded } from '../shared/Loaded';
import { TierLabel } from '../shared/TierLabel';
import { useAnswer } from '../shared/useAnswer';
import { useIsNarrow } from '../shared/useIsNarrow';
import { useScorecardPath } from '../shared/useScorecardPath';

const SHOWN = 10;

const useStyles = makeStyles(theme => ({
  table: {
    marginBottom: theme.spacing(1),
    '& th, & td': {
      paddingLeft: theme.spacing(1),
      paddingRight: theme.spacing(1),
      wordBreak: 'normal',
    },
  },
}));

/** The first components in a state of a check, each leading to the check on its scorecard, and the way to all of them. */
export function CheckComponents(props: {
  check: CheckDetails;
  state: 'fail' | 'unknown';
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const { check, state } = props;
  const isNarrow = useIsNarrow();
  const answer = useAnswer({
    question: ['check-components', check.id, state],
    ask: () =>
      api.getScorecards({
        check: check.id,
        state: [state],
        orderBy: 'gap',
        order: 'desc',
        limit: SHOWN,
      }),
  });
  const label = t(
    state === 'fail' ? 'checkPage.whoFails' : 'checkPage.whoIsUnknown',
  );

  return (
    <Loaded
      answer={answer}
      failed={t('checkPage.componentsFailed')}
      skeleton={
        <ListSkeleton
          label={t('checkPage.componentsLoading')}
          rows={Math.min(SHOWN, check.counts[state])}
        />
      }
    >
      {page => (
        <>
          <ScrollArea label={label}>
            <Table size="small" className={classes.table} aria-label={label}>
              <TableHead>
                <TableRow>
                  <TableCell>{t('checkPage.component')}</TableCell>
                  {!isNarrow && <TableCell>{t('checkPage.tier')}</TableCell>}
                  {state === 'fail' ? (
                    <TableCell align="right">{t('checkPage.gap')}</TableCell>
                  ) : (
                    <TableCell>{t('checkPage.because')}</TableCell>
                  )}
                </TableRow>
              </TableHead>
              <TableBody>
                {page.items.map(item => (
                  <ComponentLine
                    key={item.entityRef}
                    item={item}
                    check={check.id}
                    state={state}
                    isNarrow={isNarrow}
                  />
                ))}
              </TableBody>
            </Table>
          </ScrollArea>
          <Typography variant="body2">
            <FilterLink filters={{ check: check.id, state: [state] }}>
              {t('checkPage.showAll', {
                count: page.totalItems ?? check.counts[state],
              })}
            </FilterLink>
          </Typography>
        </>
      )}
    </Loaded>
  );
}

function ComponentLine(props: {
  item: ListedScorecard;
  check: string;
  state: 'fail' | 'unknown';
  isNarrow: boolean;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const scorecardPath = useScorecardPath();
  const { item, isNarrow } = props;
  const reason = item.check?.reason;
  return (
    <TableRow hover>
      <TableCell component="th" scope="row" role="rowheader">
        <Link
          to={`${scorecardPath(item.entityRef)}#${checkElementId(props.check)}`}
        >
          {item.title}
        </Link>
        {item.check?.waived && (
          <Typography variant="caption" display="block" color="textSecondary">
            {t('checkPage.waived')}
          </Typography>
        )}
        {isNarrow && (
          <div>
            <TierLabel tier={item.tier} />
          </div>
        )}
      </TableCell>
      {!isNarrow && (
        <TableCell>
          <TierLabel tier={item.tier} />
        </TableCell>
      )}
      {props.state === 'fail' ? (
        <TableCell align="right">
          {item.gap === 0
            ? t('components.noGap')
            : t('components.gapOnly', { count: item.gap })}
        </TableCell>
      ) : (
        <TableCell>{reason ? t(`unknownReason.${reason}`) : '–'}</TableCell>
      )}
    </TableRow>
  );
}
