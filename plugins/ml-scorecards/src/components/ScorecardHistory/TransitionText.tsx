import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { Transition } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { LevelLabel } from '../shared/LevelLabel';
import { StateLabel } from '../shared/StateLabel';
import { TierLabel } from '../shared/TierLabel';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: theme.spacing(0.5),
    verticalAlign: 'bottom',
  },
}));

/** From what to what something went. */
export function TransitionText(props: {
  transition: Transition;
  /** Whether nothing was known before, so that only what it became is worth saying. */
  isFirst?: boolean;
}) {
  const { transition, isFirst } = props;
  switch (transition.subject) {
    case 'check':
      return (
        <FromTo
          isFirst={isFirst}
          from={transition.from && <StateLabel state={transition.from} />}
          to={transition.to && <StateLabel state={transition.to} />}
        />
      );
    case 'level':
      return (
        <FromTo
          isFirst={isFirst}
          from={transition.from && <LevelLabel level={transition.from} />}
          to={<LevelLabel level={transition.to} />}
        />
      );
    default:
      return (
        <FromTo
          isFirst={isFirst}
          from={transition.from && <TierLabel tier={transition.from} />}
          to={<TierLabel tier={transition.to} />}
        />
      );
  }
}

function FromTo(props: { isFirst?: boolean; from: ReactNode; to: ReactNode }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const from = <>{props.from}</>;
  const to = <>{props.to}</>;
  if (props.isFirst) {
    return <span className={classes.root}>{to}</span>;
  }
  const known = props.from
    ? t('history.fromTo', { from, to })
    : t('history.first', { to });
  return (
    <span className={classes.root}>
      {props.to ? known : t('history.gone', { from })}
    </span>
  );
}
