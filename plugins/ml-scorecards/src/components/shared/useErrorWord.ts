import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { mlScorecardsTranslationRef } from '../../translation';
import { errorAdvice } from './errorAdvice';

/** What the errors of a code are called; a code that is not known stands for itself. */
export function useErrorWord(): (code: string) => string {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return code => {
    const known = errorAdvice(code);
    return known ? t(`sourcesPage.error.${known}`) : code;
  };
}
