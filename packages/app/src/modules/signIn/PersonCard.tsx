import Button from '@material-ui/core/Button';
import Card from '@material-ui/core/Card';
import CardActions from '@material-ui/core/CardActions';
import CardContent from '@material-ui/core/CardContent';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useId } from 'react';
import { Person } from './people';

const useStyles = makeStyles(
  theme => ({
    card: {
      display: 'flex',
      flexDirection: 'column',
      height: '100%',
      borderTop: `${theme.spacing(0.5)}px solid ${theme.palette.primary.main}`,
    },
    text: { flexGrow: 1 },
    actions: { padding: theme.spacing(2) },
  }),
  { name: 'DemoSignInPersonCard' },
);

/** Says what a person comes for, and lets the visitor be that person. */
export function PersonCard(props: { person: Person; onChoose(): void }) {
  const { person, onChoose } = props;
  const classes = useStyles();
  const descriptionId = useId();
  return (
    <Card className={classes.card}>
      <CardContent className={classes.text}>
        <Typography variant="h5" component="h2" gutterBottom>
          {person.heading}
        </Typography>
        <Typography id={descriptionId} variant="body2" color="textSecondary">
          {person.description}
        </Typography>
      </CardContent>
      <CardActions className={classes.actions}>
        <Button
          fullWidth
          color="primary"
          variant={person.provider === 'guest' ? 'contained' : 'outlined'}
          aria-describedby={descriptionId}
          onClick={onChoose}
        >
          {person.label}
        </Button>
      </CardActions>
    </Card>
  );
}
