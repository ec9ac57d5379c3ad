import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Statement } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { SafeLink } from '../shared/SafeLink';
import { useFormats } from '../shared/useFormats';
import { HistoryTime } from './HistoryTime';
import { sentenceOf, StatedChange, statedChanges } from './statedChanges';

const useStyles = makeStyles(theme => ({
  changes: {
    margin: 0,
    paddingLeft: theme.spacing(2.5),
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-line',
  },
}));

/** One thing that somebody stated: who, what, when, and what they wrote, with what stood there before. */
export function StatementItem({ statement }: { statement: Statement }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const changes = statedChanges(statement);
  return (
    <li>
      <Typography variant="body2">
        {t(`statements.${sentenceOf(statement)}`, {
          person: <EntityRefLink entityRef={statement.by} />,
          subject: statement.subject.title,
        })}{' '}
        <Typography variant="body2" component="span" color="textSecondary">
          <HistoryTime at={statement.at} />
        </Typography>
      </Typography>
      {changes.length > 0 && (
        <ul className={classes.changes}>
          {changes.map(change => (
            <Typography key={change.field} variant="body2" component="li">
              <Change change={change} />
            </Typography>
          ))}
        </ul>
      )}
    </li>
  );
}

function Change({ change }: { change: StatedChange }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const field = t(`statements.field.${change.field}`);
  const before = <Value field={change.field}>{change.before}</Value>;
  const after = <Value field={change.field}>{change.after}</Value>;
  if (change.after === undefined) {
    return t('statements.removed', { field, before });
  }
  return change.before === undefined
    ? t('statements.set', { field, after })
    : t('statements.changed', { field, before, after });
}

function Value(props: { field: StatedChange['field']; children?: string }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { field, children: value = '' } = props;
  switch (field) {
    case 'evidenceUrl':
      return <SafeLink to={value}>{value}</SafeLink>;
    case 'until':
      return <>{formats.day(value)}</>;
    default:
      return <>{t('quoted', { text: value })}</>;
  }
}
