import { ReactNode } from 'react';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';

/** Says within a card that there is nothing, why, and what to do about it. */
export function EmptyNote(props: {
  title: string;
  description: ReactNode;
  action?: ReactNode;
}) {
  return (
    <>
      <Typography variant="subtitle1" component="h3" gutterBottom>
        <strong>{props.title}</strong>
      </Typography>
      <Typography variant="body2" component="div">
        {props.description}
      </Typography>
      {props.action && <Box mt={2}>{props.action}</Box>}
    </>
  );
}
