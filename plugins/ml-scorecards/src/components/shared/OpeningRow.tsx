import { ReactNode } from 'react';
import Accordion from '@material-ui/core/Accordion';
import AccordionDetails from '@material-ui/core/AccordionDetails';
import AccordionSummary from '@material-ui/core/AccordionSummary';
import { makeStyles } from '@material-ui/core/styles';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { focusOutline } from './focusOutline';

const useStyles = makeStyles(theme => ({
  root: {
    ...focusOutline(theme),
    '&:before': { display: 'none' },
    '&.Mui-expanded': { margin: 0 },
  },
  // Neighbours share a line.
  line: {
    '&:not(:last-child)': { borderBottom: 0 },
  },
  // Where it is narrow, each is a card.
  card: {
    [theme.breakpoints.up('md')]: {
      '&:not(:last-child)': { borderBottom: 0 },
    },
    [theme.breakpoints.down('sm')]: {
      '&:not(:last-child), &.Mui-expanded:not(:last-child)': {
        marginBottom: theme.spacing(1),
      },
    },
  },
}));

/** A row of a list that opens into what belongs to it, and builds that only then. */
export function OpeningRow(props: {
  /** Of the button that opens it; unique on the page. */
  id: string;
  /** Of what it opens into. */
  contentId: string;
  /** The rank of the row among the headings of the page. */
  headingLevel: number;
  summary: ReactNode;
  open: boolean;
  onToggle: () => void;
  /** What it is where it is narrow; a line among others if nothing is said. */
  narrow?: 'card';
  detailsClass?: string;
  children: ReactNode;
}) {
  const classes = useStyles();
  const { id, contentId, narrow } = props;
  return (
    <Accordion
      variant="outlined"
      className={`${classes.root} ${
        narrow === 'card' ? classes.card : classes.line
      }`}
      expanded={props.open}
      onChange={props.onToggle}
      TransitionProps={{ unmountOnExit: true, timeout: 0 }}
    >
      <div role="heading" aria-level={props.headingLevel}>
        <AccordionSummary
          expandIcon={<ExpandMoreIcon />}
          aria-controls={contentId}
          id={id}
        >
          {props.summary}
        </AccordionSummary>
      </div>
      <AccordionDetails id={contentId} className={props.detailsClass}>
        {props.open && props.children}
      </AccordionDetails>
    </Accordion>
  );
}
