import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  ListedWaiver,
  WaiverDecision,
} from 'backstage-plugin-ml-scorecards-common';
import { checkElementId } from '../shared/elementIds';
import { StateLabel } from '../shared/StateLabel';
import { TierLabel } from '../shared/TierLabel';
import { useHandsOnFocus } from '../shared/useHandsOnFocus';
import { useScorecardPath } from '../shared/useScorecardPath';
import { mlScorecardsTranslationRef } from '../../translation';
import { WaiverActions } from '../waivers/WaiverActions';
import { WaiverText } from '../waivers/WaiverText';

const useStyles = makeStyles(theme => ({
  root: {
    padding: theme.spacing(1.5, 0),
    overflowWrap: 'anywhere',
    '& + &': {
      borderTop: `1px solid ${theme.palette.divider}`,
    },
  },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(2),
    rowGap: theme.spacing(0.5),
  },
}));

/** One waiver: of which check and component, why, until when, and what one may do about it. */
export function WaiverRow(props: {
  item: ListedWaiver;
  onDecide: (decision: WaiverDecision) => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const scorecardPath = useScorecardPath();
  const { item, onDecide } = props;
  const { entityRef, title, owner, tier, check, checkState, waiver } = item;
  const scorecard = scorecardPath(entityRef);
  return (
    <li ref={useHandsOnFocus<HTMLLIElement>()} className={classes.root}>
      <Typography>
        <Link to={`${scorecard}#${checkElementId(check.id)}`}>
          {check.title}
        </Link>{' '}
        {t('waivers.of', { component: <Link to={scorecard}>{title}</Link> })}
      </Typography>
      <Typography variant="body2" component="div" className={classes.facts}>
        <TierLabel tier={tier} />
        {checkState && <StateLabel state={checkState} />}
        {owner && <EntityRefLink entityRef={owner} defaultKind="group" />}
      </Typography>
      <WaiverText waiver={waiver} />
      <WaiverActions
        waiver={waiver}
        title={check.title}
        may={{ ...item.may, revoke: item.may.decide }}
        onDecide={onDecide}
      />
    </li>
  );
}
