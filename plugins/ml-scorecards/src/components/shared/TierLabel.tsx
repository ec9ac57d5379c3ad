import { ComponentType } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { SvgIconProps } from '@material-ui/core/SvgIcon';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import Looks3Icon from '@material-ui/icons/Looks3';
import Looks4Icon from '@material-ui/icons/Looks4';
import LooksOneIcon from '@material-ui/icons/LooksOne';
import LooksTwoIcon from '@material-ui/icons/LooksTwo';
import { ReliabilityTier } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { SpokenText } from './SpokenText';

const tierIcons: Record<ReliabilityTier, ComponentType<SvgIconProps>> = {
  'tier-1': LooksOneIcon,
  'tier-2': LooksTwoIcon,
  'tier-3': Looks3Icon,
  'tier-4': Looks4Icon,
  unclassified: HelpOutlineIcon,
};

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    position: 'relative',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    whiteSpace: 'nowrap',
  },
}));

/** A reliability tier, with the icon of its number. Where room is scarce, its name shows on hover. */
export function TierLabel(props: { tier: ReliabilityTier; short?: boolean }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const Icon = tierIcons[props.tier];
  return (
    <span
      className={classes.root}
      title={props.short ? t(`tier.${props.tier}`) : undefined}
    >
      <Icon fontSize="small" aria-hidden />
      {props.short ? (
        <SpokenText>{t(`tierName.${props.tier}`)}</SpokenText>
      ) : (
        t(`tier.${props.tier}`)
      )}
    </span>
  );
}
