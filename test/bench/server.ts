import { PolicyDecision } from '@backstage/plugin-permission-common';
import { serveBackend } from '../organisation/serveBackend';
import { collectors } from '../organisation/workload';
import { Engine } from './engine';
import { POLICIES } from './policies';

/*
 * The process that is measured. The benchmark tells it one step after the other, so that the memory and the event loop
 * that are measured are those of the product and of nothing else.
 */

let engine: Engine;
let mayRead: PolicyDecision = POLICIES.all;
let served: { stop: () => Promise<void> } | undefined;

const STEPS: Record<string, (options: any) => Promise<unknown>> = {
  create: async (options: Parameters<typeof Engine.create>[0]) => {
    engine = await Engine.create(options);
  },
  load: () => engine.load(),
  attach: ({ rounds }: { rounds: number }) => engine.attach(rounds),
  cold: () => engine.cold(),
  full: () => engine.full(),
  changed: () => engine.changed(),
  pass: () => engine.pass(),
  audit: () => engine.audit(),
  dryRun: () => engine.dryRun(),
  differences: () => engine.differences(),
  fillYear: () => engine.fillYear(),
  serve: async ({ port }: { port: number }) => {
    served = await serveBackend({
      config: engine.product.config,
      port,
      entities: [],
      collectors: collectors(),
      // No run shall come between the requests that are measured.
      tasks: false,
      mayRead: () => mayRead,
    });
  },
  policy: async ({ name }: { name: keyof typeof POLICIES }) => {
    mayRead = POLICIES[name];
  },
  recorded: ({ components }: { components: boolean }) =>
    engine.recorded(components),
  stop: async () => {
    await served?.stop();
    await engine.close();
  },
};

process.on(
  'message',
  ({ step, options }: { step: string; options: unknown }) => {
    STEPS[step](options).then(
      result => process.send?.({ answerTo: step, result }),
      error =>
        process.send?.({
          answerTo: step,
          error: String(error?.stack ?? error),
        }),
    );
  },
);

// Whoever asked is gone.
process.on('disconnect', () => process.exit());
