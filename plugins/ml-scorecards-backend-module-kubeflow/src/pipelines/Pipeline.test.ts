import { SPEC } from '../__testUtils__/addFraud';
import { toPipeline } from './Pipeline';

const withTask = (container: object, name = 'comp-it') => ({
  root: { dag: { tasks: { it: { componentRef: { name } } } } },
  components: { [name]: { executorLabel: 'exec' } },
  deploymentSpec: { executors: { exec: { container } } },
});

describe('toPipeline', () => {
  const whole = {
    tasks: ['judge', 'load', 'train'],
    distributedTasks: ['train'],
    hasParameters: true,
    hasMetrics: true,
  };

  it('reads a specification, with and without settings for Kubernetes beside it', () => {
    expect(toPipeline(SPEC)).toEqual(whole);
    expect(
      toPipeline({ pipeline_spec: SPEC, platform_spec: { platforms: {} } }),
    ).toEqual(whole);
  });

  it.each([
    [
      'a custom resource',
      { args: ['apiVersion: kubeflow.org/v1\nkind: MPIJob'] },
    ],
    ['the trainer', { args: ['from kubeflow.trainer import TrainerClient'] }],
    ['Ray', { args: ['import ray\nray.init()'] }],
    ['Spark', { command: ['spark-submit', 'train.py'] }],
    ['torchrun', { args: ['torchrun --nnodes=4 train.py'] }],
    ['an option apart', { command: ['torchrun', '--nnodes', '16'] }],
    ['a number that grows', { args: ['torchrun --nnodes=1:4 train.py'] }],
    ['a number from outside', { args: ['torchrun --nnodes=$NODES x.py'] }],
    ['the kind TrainJob', { args: ['kind: TrainJob'] }],
    ['a call of a library', { args: ['client.create_pytorchjob(x)'] }],
    ['its image', { image: 'registry.example.com/spark-operator:1' }],
  ])('knows a task that trains on several machines by %s', (_, container) => {
    expect(toPipeline(withTask(container))?.distributedTasks).toEqual(['it']);
  });

  it('knows one by the name of its component', () => {
    expect(
      toPipeline(withTask({}, 'comp-pytorchjob-launcher'))?.distributedTasks,
    ).toEqual(['it']);
  });

  it('and not one that is called a train job', () => {
    expect(
      toPipeline(withTask({}, 'comp-train-job'))?.distributedTasks,
    ).toEqual([]);
  });

  it.each([
    ['trains on one machine', { image: 'pytorch/pytorch', args: ['train()'] }],
    ['has arrays', { args: ['np.array([1]); display(x)'] }],
    ['has a function for it', { args: ['def train_job(x): pass'] }],
    ['names an array of jobs', { args: ['array_job = 1; arrayjobs = 2'] }],
    ['constrains jobs', { args: ['constrain_jobs(); train-job'] }],
    ['has one node', { args: ['torchrun --nnodes=1 train.py'] }],
    ['has one node apart', { command: ['torchrun', '--nnodes', '1', 'x'] }],
    ['writes of work', { args: ['# the job of this function'] }],
  ])('and not one that %s', (_, container) => {
    expect(toPipeline(withTask(container))?.distributedTasks).toEqual([]);
  });

  it('looks into a task that is a pipeline of its own', () => {
    const { components, deploymentSpec, ...rest } = withTask({
      args: ['kind: RayJob'],
    });
    const nested = {
      ...rest,
      deploymentSpec,
      components: {
        'comp-it': { dag: { tasks: { a: { componentRef: { name: 'b' } } } } },
        b: {
          ...components['comp-it'],
          dag: { tasks: { c: { componentRef: { name: 'comp-it' } } } },
        },
      },
    };
    expect(toPipeline(nested)).toMatchObject({
      tasks: ['it'],
      distributedTasks: ['it'],
    });
  });

  it('knows nothing of what was compiled for something else', () => {
    expect(toPipeline({ kind: 'Workflow', spec: {} })).toBeUndefined();
    expect(toPipeline(undefined)).toBeUndefined();
  });
});
