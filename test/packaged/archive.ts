/** Reads the two kinds of package: a .vsix is a zip archive, an npm tarball a gzipped tar archive. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import zlib from 'node:zlib';

/** Path inside the archive → content. */
export type Files = ReadonlyMap<string, Buffer>;

/** APPNOTE.TXT 4.3: the central directory at the end lists the files; stored and deflated ones are all that vsce writes. */
export function readZip(file: string): Files {
  const zip = fs.readFileSync(file);
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  assert(end >= 0, `${file} is a zip archive`);
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const method = zip.readUInt16LE(at + 10);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      zip.readUInt16LE(at + field),
    );
    const name = zip.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    assert(method === 0 || method === 8, `${name} is stored or deflated`);
    files.set(name, method === 0 ? packed : zlib.inflateRawSync(packed));
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return files;
}

/** POSIX ustar: headers of 512 bytes, each followed by its file, padded to 512. npm writes no names above 100 bytes here. */
export function readTarball(file: string): Files {
  const tar = zlib.gunzipSync(fs.readFileSync(file));
  const files = new Map<string, Buffer>();
  for (let at = 0; (tar[at] ?? 0) !== 0;) {
    const text = (offset: number, length: number): string =>
      tar.toString('utf8', at + offset, at + offset + length).replace(/\0.*$/s, '');
    const size = parseInt(text(124, 12), 8);
    files.set(text(0, 100), tar.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}
