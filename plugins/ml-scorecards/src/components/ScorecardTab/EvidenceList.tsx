import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  factPagePath,
  Scorecard,
  SourceStatus,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { BreakableName } from '../shared/BreakableName';
import { findFact } from '../shared/findFact';
import { RelativeTime } from '../shared/RelativeTime';
import { SafeLink } from '../shared/SafeLink';
import { EvidenceValue } from './EvidenceValue';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    '& > li': {
      padding: theme.spacing(1, 0),
    },
    '& > li + li': {
      borderTop: `1px solid ${theme.palette.divider}`,
    },
  },
  name: {
    fontFamily: 'monospace',
  },
  // Beside each other where there is room, below each other where there is not: nothing is cut, and no value is squeezed.
  figures: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(3),
    rowGap: theme.spacing(0.5),
    margin: theme.spacing(0.5, 0, 0),
  },
  figure: {
    display: 'flex',
    gap: theme.spacing(1),
    flex: `1 1 ${theme.spacing(20)}px`,
    minWidth: 0,
    '& dd': {
      margin: 0,
      minWidth: 0,
      overflowWrap: 'break-word',
    },
    // A value can be long, and has a line of its own.
    '&:first-child': {
      flexBasis: '100%',
    },
  },
}));

/** Facts as they were read, such as those that a condition names: value, source, age, and where to look. */
export function EvidenceList(props: {
  /** Names of the facts. */
  facts: string[];
  scorecard: Scorecard;
  /** What a screen reader calls the list, where they are not what a check has read. */
  label?: string;
  /** How many entries of a list are shown, where there is room for less than usual. */
  longestList?: number;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { scorecard, label = t('check.evidence'), longestList } = props;
  /** What is of no source was made out while the scorecard was made. */
  const titleOf = (source: SourceStatus | undefined) =>
    source?.title ?? t('evidence.ownSource');
  const facts = props.facts.flatMap(name => findFact(scorecard, name) ?? []);
  return (
    <ul className={classes.list} aria-label={label}>
      {facts.map(({ name, evidence, source }) => (
        <li key={name}>
          <Typography variant="body2">{evidence.description}</Typography>
          <Typography
            variant="caption"
            color="textSecondary"
            component="div"
            className={classes.name}
          >
            {evidence.custom ? (
              <BreakableName>{name}</BreakableName>
            ) : (
              <SafeLink to={scorecard.catalogueUrl + factPagePath(name)}>
                <BreakableName>{name}</BreakableName>
              </SafeLink>
            )}
          </Typography>
          <dl className={classes.figures}>
            <Figure name={t('evidence.value')}>
              <EvidenceValue
                evidence={evidence}
                source={source}
                longestList={longestList}
              />
            </Figure>
            <Figure name={t('evidence.source')}>
              {evidence.link ? (
                <SafeLink to={evidence.link} otherwise={titleOf(source)}>
                  {t('evidence.open', { source: titleOf(source) })}
                </SafeLink>
              ) : (
                titleOf(source)
              )}
            </Figure>
            <Figure name={t('evidence.age')}>
              {source?.collectedAt ? (
                <RelativeTime at={source.collectedAt} />
              ) : (
                t(source ? 'evidence.never' : 'evidence.withScorecard')
              )}
            </Figure>
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Figure(props: { name: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <div className={classes.figure}>
      <Typography variant="body2" component="dt" color="textSecondary">
        {props.name}
      </Typography>
      <Typography variant="body2" component="dd">
        {props.children}
      </Typography>
    </div>
  );
}
