/**
 * Writes an initramfs: a cpio archive in the "newc" format (Documentation/driver-api/early-userspace/buffer-format.rst
 * of the kernel), uncompressed. No external tool and no rights are needed, device nodes included.
 */
import fs from 'node:fs';
import path from 'node:path';

const type = { directory: 0o040000, character: 0o020000, file: 0o100000, link: 0o120000 };

/** @typedef {{ mode: number, data?: Buffer, source?: string, device?: readonly [number, number] }} Entry */

export class Archive {
  /** @type {Map<string, Entry>} */
  #entries = new Map();

  /** @param {string} name the folder and all above it */
  folder(name) {
    const clean = name.replace(/^\/+/, '');
    if (clean === '' || clean === '.' || this.#entries.has(clean)) return;
    this.folder(path.posix.dirname(clean));
    this.#entries.set(clean, { mode: type.directory | 0o755 });
  }

  /** @param {string} name @param {Entry} entry */
  #put(name, entry) {
    const clean = name.replace(/^\/+/, '');
    this.folder(path.posix.dirname(clean));
    this.#entries.set(clean, entry);
  }

  /** @param {string} name @param {string} text @param {number} [mode] */
  text(name, text, mode = 0o644) {
    this.#put(name, { mode: type.file | mode, data: Buffer.from(text) });
  }

  /** @param {string} name @param {string} source a file here @param {number} [mode] */
  file(name, source, mode = 0o644) {
    this.#put(name, { mode: type.file | mode, source });
  }

  /** @param {string} name @param {string} target */
  link(name, target) {
    this.#put(name, { mode: type.link | 0o777, data: Buffer.from(target) });
  }

  /** @param {string} name @param {number} major @param {number} minor @param {number} [mode] */
  device(name, major, minor, mode = 0o666) {
    this.#put(name, { mode: type.character | mode, device: [major, minor] });
  }

  /** @param {string} name @param {string} source a folder here, copied whole */
  tree(name, source) {
    this.folder(name);
    for (const entry of fs.readdirSync(source, { withFileTypes: true })) {
      const from = path.join(source, entry.name);
      const to = path.posix.join(name, entry.name);
      if (entry.isDirectory()) this.tree(to, from);
      else if (entry.isSymbolicLink()) this.link(to, fs.readlinkSync(from));
      else if (entry.isFile()) this.file(to, from, fs.statSync(from).mode & 0o777);
    }
  }

  /** @param {string} target @returns {number} bytes written */
  write(target) {
    const out = fs.openSync(target, 'w');
    let bytes = 0;
    let inode = 1;
    /** @param {Buffer} chunk */
    const padded = (chunk) => {
      fs.writeSync(out, chunk);
      const padding = -chunk.length & 3;
      if (padding > 0) fs.writeSync(out, Buffer.alloc(padding));
      bytes += chunk.length + padding;
    };
    /** @param {string} name @param {Entry} entry */
    const record = (name, entry) => {
      const data =
        entry.source === undefined ? (entry.data ?? Buffer.alloc(0)) : fs.readFileSync(entry.source);
      const [major, minor] = entry.device ?? [0, 0];
      // inode, mode, uid, gid, links, mtime, size, device of the file system, rdev, length of the name, checksum
      const fields = [
        inode++,
        entry.mode,
        0,
        0,
        1,
        0,
        data.length,
        0,
        0,
        major,
        minor,
        Buffer.byteLength(name) + 1,
        0,
      ];
      const header = `070701${fields.map((field) => field.toString(16).padStart(8, '0')).join('')}`;
      padded(Buffer.from(`${header}${name}\0`));
      padded(data);
    };
    try {
      for (const [name, entry] of this.#entries) record(name, entry);
      record('TRAILER!!!', { mode: 0 });
    } finally {
      fs.closeSync(out);
    }
    return bytes;
  }
}
