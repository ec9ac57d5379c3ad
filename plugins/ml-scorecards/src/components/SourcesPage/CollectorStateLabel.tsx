import { ComponentType } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { SvgIconProps } from '@material-ui/core/SvgIcon';
import CheckCircleOutlineIcon from '@material-ui/icons/CheckCircleOutline';
import ErrorOutlineIcon from '@material-ui/icons/ErrorOutline';
import HourglassEmptyIcon from '@material-ui/icons/HourglassEmpty';
import LinkOffIcon from '@material-ui/icons/LinkOff';
import ReportProblemOutlinedIcon from '@material-ui/icons/ReportProblemOutlined';
import { CollectorState } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';

const stateIcons: Record<CollectorState, ComponentType<SvgIconProps>> = {
  healthy: CheckCircleOutlineIcon,
  degraded: ReportProblemOutlinedIcon,
  failing: ErrorOutlineIcon,
  idle: HourglassEmptyIcon,
  'not-installed': LinkOffIcon,
};

const useStyles = makeStyles(theme => {
  const shade = theme.palette.type === 'dark' ? 'light' : 'dark';
  return {
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.75),
      whiteSpace: 'nowrap',
    },
    healthy: { color: theme.palette.success[shade] },
    degraded: { color: theme.palette.warning[shade] },
    failing: { color: theme.palette.error[shade] },
    idle: { color: theme.palette.text.secondary },
    'not-installed': { color: theme.palette.text.secondary },
  };
});

/** How a source is doing, in a word. */
export function CollectorStateLabel(props: { state: CollectorState }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const Icon = stateIcons[props.state];
  return (
    <span className={classes.root}>
      <Icon fontSize="small" className={classes[props.state]} aria-hidden />
      {t(`collectorState.${props.state}`)}
    </span>
  );
}
