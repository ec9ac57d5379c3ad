import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package as the registry would hand it out. */
export class PublishedPackage {
  private constructor(
    readonly folder: string,
    private readonly manifest: any,
  ) {}

  static read(folder: string): PublishedPackage {
    const manifest = readFileSync(join(folder, 'package.json'), 'utf8');
    return new PublishedPackage(folder, JSON.parse(manifest));
  }

  get name(): string {
    return this.manifest.name;
  }

  get isForBrowsers(): boolean {
    return this.manifest.backstage.role.startsWith('frontend');
  }

  /** Whether a backend is extended by adding it. */
  get isBackendFeature(): boolean {
    return /^backend-plugin/.test(this.manifest.backstage.role);
  }

  /** Whether it is there to be imported, and not only to be run. */
  get hasTypes(): boolean {
    return this.manifest.types !== undefined;
  }

  /** The files of its programs. */
  get programs(): string[] {
    return pathsIn(this.manifest.bin).map(path => join(this.folder, path));
  }

  /** What can be imported of it, and the file that then is. */
  get modules(): Array<{ readonly name: string; readonly file: string }> {
    const { exports = { '.': this.manifest.main } } = this.manifest;
    return Object.entries<any>(exports)
      .filter(([path]) => path !== './package.json')
      .map(([path, target]) => ({
        name: join(this.name, path),
        file: join(this.folder, target.default ?? target),
      }));
  }

  /** What its package.json names, and is not there. */
  missingFiles(): string[] {
    const { exports, main, module, types, bin, configSchema, files } =
      this.manifest;
    return pathsIn([exports, main, module, types, bin, configSchema, files])
      .filter(path => !existsSync(join(this.folder, path)))
      .sort();
  }

  /** All files, as paths within it. */
  files(): string[] {
    return readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry =>
        join(entry.parentPath, entry.name).slice(this.folder.length + 1),
      );
  }

  /** What may be imported by it. */
  dependencies(): Set<string> {
    const { dependencies, peerDependencies } = this.manifest;
    return new Set([
      this.name,
      ...Object.keys({ ...dependencies, ...peerDependencies }),
    ]);
  }
}

/** All texts of nested fields. */
function pathsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('@') ? [] : [value];
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(pathsIn)
    : [];
}
