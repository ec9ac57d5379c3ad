import { gzipSync } from 'node:zlib';

/** Content by path. */
type Files = Readonly<Record<string, string | Buffer>>;

/** Packs files below a folder, as `git archive --format=tar.gz` does. */
export function tarGz(files: Files, folder: string): Buffer {
  const entries = Object.entries(files).map(([path, content]) =>
    tarEntry(`${folder}/${path}`, Buffer.from(content)),
  );
  return gzipSync(Buffer.concat([...entries, Buffer.alloc(1024)]));
}

/** A header of 512 bytes, then the content in blocks of 512 bytes. */
function tarEntry(path: string, content: Buffer): Buffer {
  const header = Buffer.alloc(512);
  header.write(path, 0);
  header.write('0000644\0', 100);
  header.write(content.length.toString(8).padStart(11, '0'), 124);
  header.write('        0', 148);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  const rest = Buffer.alloc((512 - (content.length % 512)) % 512);
  return Buffer.concat([header, content, rest]);
}
