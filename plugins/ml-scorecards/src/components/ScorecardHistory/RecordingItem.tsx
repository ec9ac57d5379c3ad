import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Transition } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { Disclosure } from '../shared/Disclosure';
import { CauseText } from './CauseText';
import { HistoryTime } from './HistoryTime';
import { Recording } from './recordings';
import { TransitionText } from './TransitionText';

/** The first recording of a component, and one after a change of definitions, can have all its checks. */
const SHOWN_AT_FIRST = 5;

const useStyles = makeStyles(theme => ({
  list: {
    margin: theme.spacing(0.5, 0),
    paddingLeft: theme.spacing(2.5),
  },
}));

/** When something changed, why, and what. */
export function RecordingItem({ recording }: { recording: Recording }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { id, at, cause, source, isFirst, transitions } = recording;
  const rest = transitions.slice(SHOWN_AT_FIRST);
  return (
    <li>
      <Typography variant="body2">
        {isFirst ? (
          t('history.firstOfAll')
        ) : (
          <CauseText cause={cause} source={source} />
        )}{' '}
        <Typography variant="body2" component="span" color="textSecondary">
          <HistoryTime at={at} />
        </Typography>
      </Typography>
      <Changes
        isFirst={isFirst}
        transitions={transitions.slice(0, SHOWN_AT_FIRST)}
      />
      {rest.length > 0 && (
        <Disclosure
          id={`ml-recording-${id}`}
          label={t('history.more', { count: rest.length })}
        >
          <Changes isFirst={isFirst} transitions={rest} />
        </Disclosure>
      )}
    </li>
  );
}

function Changes(props: {
  transitions: readonly Transition[];
  isFirst: boolean;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <ul className={classes.list}>
      {props.transitions.map(transition => (
        <Typography
          key={
            transition.subject === 'check'
              ? transition.check.id
              : transition.subject
          }
          variant="body2"
          component="li"
        >
          {transition.subject === 'check'
            ? transition.check.title
            : t(`history.subject.${transition.subject}`)}
          : <TransitionText transition={transition} isFirst={props.isFirst} />
        </Typography>
      ))}
    </ul>
  );
}
