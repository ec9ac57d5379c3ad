import { ReactNode } from 'react';
import { InfoCard } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import { subsectionTitle } from '../shared/sectionTitle';

/** A part of what is to be known of a check, in a card with a title. */
export function CheckPart(props: { title: string; children: ReactNode }) {
  return (
    <Box mb={3}>
      <InfoCard title={props.title} {...subsectionTitle}>
        {props.children}
      </InfoCard>
    </Box>
  );
}
