import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  CheckResult,
  ScaleTrigger,
  Scorecard,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { Disclosure } from '../shared/Disclosure';
import { RelativeTime } from '../shared/RelativeTime';
import { formatNumber } from './formatNumber';
import { GroundsTable } from './GroundsTable';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: theme.spacing(1, 0, 0),
    padding: 0,
    '& > li + li': {
      marginTop: theme.spacing(1.5),
    },
  },
  fired: {
    fontWeight: 'bold',
  },
}));

/** The reasons to scale: which have fired, since when, and how far the values are from their limits. */
export function TriggerList(props: {
  scorecard: Scorecard;
  onShow: (check: CheckResult) => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <ul className={classes.list}>
      {props.scorecard.triggers.map(trigger => (
        <li key={trigger.id}>
          <Typography
            variant="body2"
            className={trigger.state === 'fired' ? classes.fired : undefined}
          >
            {t(`trigger.${trigger.state}`)}: {trigger.title}
            {trigger.firedAt && (
              <>
                {' · '}
                {t('trigger.since')} <RelativeTime at={trigger.firedAt} />
              </>
            )}
          </Typography>
          <LatestValue trigger={trigger} />
          {trigger.state === 'fired' && (
            <Typography variant="body2">{trigger.advice}</Typography>
          )}
          <Disclosure
            id={`ml-trigger-${trigger.id}`}
            label={t('advice.grounds')}
          >
            <GroundsTable {...props} grounds={trigger} />
          </Disclosure>
        </li>
      ))}
    </ul>
  );
}

function LatestValue({ trigger }: { trigger: ScaleTrigger }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const latest = trigger.days.at(-1);
  if (!latest) {
    return null;
  }
  return (
    <Typography variant="body2" color="textSecondary">
      {t('trigger.latest', {
        value: formatNumber(latest.value, trigger.unit),
        limit: formatNumber(latest.limit, trigger.unit),
        day: new Date(latest.day).toLocaleDateString(undefined, {
          timeZone: 'UTC',
        }),
      })}
      {trigger.clearsAt && (
        <>
          {' '}
          {t('trigger.clears')} <RelativeTime at={trigger.clearsAt} />
        </>
      )}
    </Typography>
  );
}
