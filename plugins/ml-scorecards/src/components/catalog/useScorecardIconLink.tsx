import { stringifyEntityRef } from '@backstage/catalog-model';
import { IconLinkVerticalProps } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import AssessmentIcon from '@material-ui/icons/Assessment';
import { mlScorecardsTranslationRef } from '../../translation';
import { useScorecardPath } from '../shared/useScorecardPath';
import { writtenLabels } from './writtenLabels';

/** Tier and level of the entity whose page this is on, as a link to its scorecard. */
export function useScorecardIconLink(): IconLinkVerticalProps {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const scorecardPath = useScorecardPath();
  const { entity } = useEntity();
  const { tier, level } = writtenLabels(entity);
  return {
    icon: <AssessmentIcon />,
    // Backstage makes the link as narrow as its words; each of the two stays on one line.
    label: [tier && t(`tierShort.${tier}`), level && t(`levelShort.${level}`)]
      .flatMap(part => (part ? part.replaceAll(' ', '\u00a0') : []))
      .join(' · '),
    href: scorecardPath(stringifyEntityRef(entity)),
  };
}
