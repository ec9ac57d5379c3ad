import { component } from 'backstage-plugin-ml-scorecards-node/testUtils';
import { hasProject, readEvidentlyReference } from './EvidentlyReference';

const ID = '0190d3b5-7d2e-7abc-8def-0123456789ab';

const read = (annotations: Record<string, string>) =>
  readEvidentlyReference(component('it', annotations));

describe('readEvidentlyReference', () => {
  it('reads a project, and how its columns and metrics are called', () => {
    expect(
      read({
        'evidentlyai.com/project-id': ` ${ID.toUpperCase()} `,
        'evidentlyai.com/instance': 'main',
        'evidentlyai.com/prediction-column': 'score',
        'evidentlyai.com/quality-metric': 'F1Score',
      }),
    ).toEqual({
      instance: 'main',
      project: ID,
      predictionColumn: 'score',
      qualityMetric: 'F1Score',
    });
  });

  it('reads a project alone', () => {
    expect(read({ 'evidentlyai.com/project-id': ID })).toEqual({
      instance: undefined,
      project: ID,
      predictionColumn: 'prediction',
      qualityMetric: undefined,
    });
  });

  it.each([
    `https://evidently.example.com/projects/${ID}`,
    `http://169.254.169.254/projects/${ID}/?x=1#y`,
  ])('takes only the id of the address %s', address => {
    const annotations = { 'monitoring/evidently': address };
    expect(hasProject(component('it', annotations))).toBe(true);
    expect(read(annotations)).toMatchObject({
      instance: undefined,
      project: ID,
    });
  });

  it('prefers the id to an address', () => {
    expect(
      read({
        'evidentlyai.com/project-id': ID,
        'monitoring/evidently': 'https://evidently.example.com/projects/x',
      }),
    ).toMatchObject({ project: ID });
  });

  it.each([
    ['evidentlyai.com/project-id', 'fraud'],
    ['evidentlyai.com/project-id', `${ID}/../${ID}`],
    ['monitoring/evidently', 'https://evidently.example.com/'],
    ['monitoring/evidently', ID],
    ['evidentlyai.com/prediction-column', 'x'.repeat(257)],
    ['evidentlyai.com/quality-metric', 'a\0b'],
  ])('refuses %s: %j', (annotation, value) => {
    const project: Record<string, string> =
      annotation === 'monitoring/evidently'
        ? {}
        : { 'evidentlyai.com/project-id': ID };
    expect(() => read({ ...project, [annotation]: value })).toThrow(annotation);
  });
});
