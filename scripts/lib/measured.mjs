/** Figures in a document: what stands between two marks of a name is written by the program that measured it. */
import fs from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

/** @param {string} file of the checkout @param {string} name of the marks @param {string} text Markdown */
export async function writeMeasured(file, name, text) {
  const document = path.join(root, file);
  const marks = [`<!-- measured: ${name} -->`, '<!-- end -->'];
  const [first = '', last = ''] = marks;
  const old = fs.readFileSync(document, 'utf8');
  const from = old.indexOf(first) + first.length;
  const to = old.indexOf(last, from);
  if (!old.includes(first) || to < 0) throw new Error(`${file} has no place marked "${first}" … "${last}"`);
  const { format, resolveConfig } = await import('prettier');
  const whole = `${old.slice(0, from)}\n\n${text}\n\n${old.slice(to)}`;
  const config = await resolveConfig(document);
  fs.writeFileSync(document, await format(whole, { ...config, filepath: document }));
}
