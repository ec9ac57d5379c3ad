import {
  GivenFacts,
  givenFactsSchema,
} from 'backstage-plugin-ml-scorecards-common';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { UsageError } from './Terminal';

/** Reads facts from a file in YAML, of which JSON is a part. The portal knows which there are, and of which types. */
export async function readFacts(file: string | undefined): Promise<GivenFacts> {
  if (file === undefined) {
    return {};
  }
  let content: unknown;
  try {
    content = parse(await readFile(file, 'utf8')) ?? {};
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}`);
  }
  const { success, error } = givenFactsSchema.safeParse(content);
  if (!success) {
    throw new UsageError(
      `${file}: ${error.issues
        .map(({ path, message }) => `${path.join('.') || 'file'}: ${message}`)
        .join('; ')}`,
    );
  }
  // As it is, so that the portal refuses what is not for it.
  return content as GivenFacts;
}
