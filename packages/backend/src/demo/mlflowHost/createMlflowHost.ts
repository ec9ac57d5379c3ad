import express, { Express, Request } from 'express';
import { MlflowRecording, RecordedMlflow } from './RecordedMlflow';

/** As MLflow says it. */
const NOT_THERE = {
  error_code: 'RESOURCE_DOES_NOT_EXIST',
  message: 'The demo has no such thing',
};

/** An MLflow server over what a real one was recorded to say: its API, as far as it only reads lists and single things. */
export function createMlflowHost(options: {
  recording: MlflowRecording;
  now?: () => number;
}): Express {
  const mlflow = new RecordedMlflow(options.recording, options.now);
  const app = express();
  app.disable('x-powered-by');
  app.use((_req, res, next) => {
    // What a demo file says must stay text.
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('Content-Security-Policy', "default-src 'none'");
    next();
  });
  app.use(express.json());

  app.get('/version', (_req, res) => {
    res.type('text/plain').send(options.recording.version);
  });
  app.get('/', (_req, res) => {
    res
      .type('text/plain')
      .send(
        `Demo data of MLflow ${options.recording.version}. There are no pages, only what collectors read.\n`,
      );
  });
  app.get('/model-versions/get-artifact', (req, res) => {
    const { name, version, path } = req.query;
    const file =
      path === 'MLmodel' ? mlflow.file(String(name), String(version)) : 404;
    if (typeof file === 'string') {
      res.type('text/plain').send(file);
    } else {
      res.status(file).json(file === 404 ? NOT_THERE : {});
    }
  });

  const api = express.Router();
  app.use('/api/2.0/mlflow', api);
  const single = (path: string, find: (req: Request) => object | undefined) =>
    api.get(path, (req, res) => {
      const found = find(req);
      res.status(found ? 200 : 404).json(found ?? NOT_THERE);
    });
  single('/registered-models/get', ({ query }) => {
    const found = mlflow.models.find(({ name }) => name === query.name);
    return found && { registered_model: found };
  });
  single('/experiments/get', ({ query }) => {
    const found = mlflow.experiments.find(
      ({ experiment_id }) => experiment_id === query.experiment_id,
    );
    return found && { experiment: found };
  });
  single('/experiments/get-by-name', ({ query }) => {
    const found = mlflow.experiments.find(
      ({ name }) => name === query.experiment_name,
    );
    return found && { experiment: found };
  });
  single('/runs/get', ({ query }) => {
    const found = mlflow.runs.find(({ info }) => info.run_id === query.run_id);
    return found && { run: found };
  });
  // A demo has less of everything than a page.
  api.get('/registered-models/search', (_req, res) => {
    res.json({ registered_models: mlflow.models });
  });
  api.get('/model-versions/search', (req, res) => {
    const name = /^name='(.*)'$/.exec(String(req.query.filter ?? ''))?.[1];
    res.json({
      model_versions: mlflow.versions.filter(
        version => name === undefined || version.name === name,
      ),
    });
  });
  api.post('/experiments/search', (_req, res) => {
    res.json({ experiments: mlflow.experiments });
  });
  api.post('/runs/search', (req, res) => {
    const { experiment_ids: ids = [], filter = '' } = req.body;
    const wanted = /^attributes\.run_id IN \((.*)\)$/.exec(filter)?.[1];
    const [, tag, since = 0] =
      /^tags\.`(.*)` LIKE '%'(?: AND attributes\.start_time >= (\d+))?$/.exec(
        filter,
      ) ?? [];
    res.json({
      runs: mlflow.runs.filter(
        ({ info, data }) =>
          ids.includes(info.experiment_id) &&
          (wanted === undefined || wanted.includes(`'${info.run_id}'`)) &&
          (tag === undefined || data?.tags?.some(({ key }) => key === tag)) &&
          Number(info.start_time) >= Number(since),
      ),
    });
  });
  app.use((_req, res) => {
    res.status(404).json(NOT_THERE);
  });
  return app;
}
