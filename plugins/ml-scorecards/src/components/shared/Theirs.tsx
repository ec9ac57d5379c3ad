import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Alert from '@material-ui/lab/Alert';
import { mlScorecardsTranslationRef } from '../../translation';

/** Tells whoever writes something that somebody else was faster, who that was, and what stands now. */
export function Theirs(props: {
  /** Entity ref of who was faster, as far as one knows. */
  by?: string;
  /** Nothing if what stood there was taken back. */
  children?: ReactNode;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <Alert severity="warning">
      {props.by
        ? t('changeDialog.outdatedBy', {
            person: <EntityRefLink entityRef={props.by} />,
          })
        : t('changeDialog.outdated')}
      {props.children ?? <div>{t('changeDialog.gone')}</div>}
    </Alert>
  );
}
