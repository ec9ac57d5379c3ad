import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Scratch folder of the scripts: results, logs, the unpacked portal. Ignored by git. */
export const workFolder = join(root, '.ci-work');
export const resultsFolder = join(workFolder, 'results');
export const logsFolder = join(workFolder, 'logs');
