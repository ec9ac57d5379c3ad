import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { builtInCatalogue } from './builtInCatalogue';

/** Writes the catalogue into a folder of its own: what else is in there goes. */
export async function writeCatalogue(folder: string): Promise<number> {
  const pages = await builtInCatalogue();
  await rm(folder, { recursive: true, force: true });
  for (const [path, text] of pages) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return pages.size;
}
