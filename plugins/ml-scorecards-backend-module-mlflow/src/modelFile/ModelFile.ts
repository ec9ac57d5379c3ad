import { parseYamlAs } from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';

/** What the file `MLmodel` says that a model was logged with. */
export interface ModelFile {
  readonly hasSignature: boolean;
  readonly hasInputExample: boolean;
  /** Whether it names the requirements to run it. */
  readonly hasEnvironment: boolean;
}

const isThere = z
  .unknown()
  .optional()
  .transform(value => value !== undefined && value !== null && value !== '');

const schema = z.object({
  signature: isThere,
  saved_input_example_info: isThere,
  flavors: z.record(z.string(), z.unknown()).nullish(),
});

/** The environment of a flavor: a file, or a file per tool. */
const flavorSchema = z.object({
  env: z.union([
    z.string().min(1),
    z.record(z.string(), z.unknown()).refine(env => Object.keys(env).length),
  ]),
});

/** Understands an `MLmodel`; undefined if it is none. */
export function parseModelFile(text: string): ModelFile | undefined {
  const parsed = parseYamlAs('MLmodel', text, schema);
  if ('problem' in parsed) return undefined;
  const { signature, saved_input_example_info, flavors } = parsed.value;
  return {
    hasSignature: signature,
    hasInputExample: saved_input_example_info,
    hasEnvironment: Object.values(flavors ?? {}).some(
      flavor => flavorSchema.safeParse(flavor).success,
    ),
  };
}
