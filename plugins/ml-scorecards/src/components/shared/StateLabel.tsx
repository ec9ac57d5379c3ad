import { ComponentType } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { SvgIconProps } from '@material-ui/core/SvgIcon';
import CancelOutlinedIcon from '@material-ui/icons/CancelOutlined';
import CheckCircleOutlineIcon from '@material-ui/icons/CheckCircleOutline';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import RemoveCircleOutlineIcon from '@material-ui/icons/RemoveCircleOutline';
import { CheckState } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';

const stateIcons: Record<CheckState, ComponentType<SvgIconProps>> = {
  pass: CheckCircleOutlineIcon,
  fail: CancelOutlinedIcon,
  unknown: HelpOutlineIcon,
  'not-applicable': RemoveCircleOutlineIcon,
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
    pass: { color: theme.palette.success[shade] },
    fail: { color: theme.palette.error[shade] },
    unknown: { color: theme.palette.warning[shade] },
    'not-applicable': { color: theme.palette.text.secondary },
  };
});

export function StateLabel(props: { state: CheckState }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const Icon = stateIcons[props.state];
  return (
    <span className={classes.root}>
      <Icon fontSize="small" className={classes[props.state]} aria-hidden />
      {t(`state.${props.state}`)}
    </span>
  );
}
