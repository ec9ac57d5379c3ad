import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { CheckResult } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { FixText } from '../shared/FixText';
import { CheckPart } from './CheckPart';

/** What makes a check pass, where it does not. */
export function CheckFix({ check }: { check: CheckResult }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return check.fix ? (
    <CheckPart title={t('check.fix')}>
      <FixText>{check.fix}</FixText>
    </CheckPart>
  ) : null;
}
