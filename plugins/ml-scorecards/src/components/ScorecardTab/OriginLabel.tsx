import { ComponentType } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SvgIconProps } from '@material-ui/core/SvgIcon';
import AccountTreeOutlinedIcon from '@material-ui/icons/AccountTreeOutlined';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import PersonOutlineIcon from '@material-ui/icons/PersonOutline';
import { TierReason } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { IconLabel } from '../shared/IconLabel';

const icons: Record<TierReason['origin'], ComponentType<SvgIconProps>> = {
  declared: PersonOutlineIcon,
  derived: AccountTreeOutlinedIcon,
  default: HelpOutlineIcon,
};

/** Whether somebody said it, or it was found out, or nobody knows. */
export function OriginLabel({ origin }: { origin: TierReason['origin'] }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <IconLabel
      icon={icons[origin]}
      tone={origin === 'default' ? 'doubtful' : 'neutral'}
      wraps
    >
      {t(`tierOrigin.${origin}`)}
    </IconLabel>
  );
}
