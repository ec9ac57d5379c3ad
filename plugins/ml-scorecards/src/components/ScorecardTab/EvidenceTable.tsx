import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import {
  factPagePath,
  Scorecard,
  SourceStatus,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { findFact } from '../shared/findFact';
import { RelativeTime } from '../shared/RelativeTime';
import { SafeLink } from '../shared/SafeLink';
import { EvidenceValue } from './EvidenceValue';

const useStyles = makeStyles(theme => ({
  fact: {
    minWidth: theme.spacing(22),
  },
  name: {
    fontFamily: 'monospace',
    overflowWrap: 'anywhere',
  },
  value: {
    minWidth: theme.spacing(18),
    overflowWrap: 'anywhere',
  },
  source: {
    minWidth: theme.spacing(15),
  },
  noWrap: {
    whiteSpace: 'nowrap',
  },
}));

/** The facts that a condition names, as they were read: value, source, age, and where to look. */
export function EvidenceTable(props: {
  /** Names of the facts. */
  facts: string[];
  scorecard: Scorecard;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { scorecard } = props;
  /** What is of no source was made out while the scorecard was made. */
  const titleOf = (source: SourceStatus | undefined) =>
    source?.title ?? t('evidence.ownSource');
  const facts = props.facts.flatMap(name => findFact(scorecard, name) ?? []);
  return (
    <TableContainer tabIndex={0} role="region" aria-label={t('check.evidence')}>
      <Table size="small" aria-label={t('check.evidence')}>
        <TableHead>
          <TableRow>
            <TableCell>{t('evidence.fact')}</TableCell>
            <TableCell>{t('evidence.value')}</TableCell>
            <TableCell>{t('evidence.source')}</TableCell>
            <TableCell>{t('evidence.age')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {facts.map(({ name, evidence, source }) => (
            <TableRow key={name}>
              <TableCell
                component="th"
                scope="row"
                role="rowheader"
                className={classes.fact}
              >
                <Typography variant="body2">{evidence.description}</Typography>
                <Typography
                  variant="caption"
                  color="textSecondary"
                  className={classes.name}
                >
                  {evidence.custom ? (
                    name
                  ) : (
                    <SafeLink to={scorecard.catalogueUrl + factPagePath(name)}>
                      {name}
                    </SafeLink>
                  )}
                </Typography>
              </TableCell>
              <TableCell className={classes.value}>
                <EvidenceValue evidence={evidence} source={source} />
              </TableCell>
              <TableCell className={classes.source}>
                {evidence.link ? (
                  <SafeLink to={evidence.link} otherwise={titleOf(source)}>
                    {t('evidence.open', { source: titleOf(source) })}
                  </SafeLink>
                ) : (
                  titleOf(source)
                )}
              </TableCell>
              <TableCell className={classes.noWrap}>
                {source?.collectedAt ? (
                  <RelativeTime at={source.collectedAt} />
                ) : (
                  t(source ? 'evidence.never' : 'evidence.withScorecard')
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
