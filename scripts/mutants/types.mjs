/**
 * Types and output of a changed source without building the tree: an incremental `tsc -b` takes seconds for every mutant, most of which change
 * one function's body. The programs of the areas stay in memory, and the changed file alone is checked: as long as its declarations are those on
 * disk, nobody else can tell the difference.
 */
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { root } from '../lib/paths.mjs';

/** @typedef {{ service: ts.LanguageService, change: (file: string, text: string | undefined) => void }} Area */

/** @type {Map<string, Area>} */
const areas = new Map();

/** @param {string} file absolute */
function areaOf(file) {
  const config = ts.findConfigFile(path.dirname(file), (one) => fs.existsSync(one));
  if (config === undefined) throw new Error(`${file} belongs to no project`);
  const known = areas.get(config);
  if (known !== undefined) return known;
  const area = openArea(config);
  areas.set(config, area);
  return area;
}

/**
 * @param {string} config
 * @returns {Area}
 */
function openArea(config) {
  const { options, fileNames, projectReferences } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(config, (file) => ts.sys.readFile(file)).config,
    ts.sys,
    path.dirname(config),
  );
  /** What a mutant has in place of a file. @type {Map<string, string>} */
  const changed = new Map();
  /** @type {Map<string, number>} */
  const versions = new Map();
  /** @type {ts.LanguageServiceHost} */
  const host = {
    getCompilationSettings: () => options,
    getProjectReferences: () => projectReferences,
    getScriptFileNames: () => fileNames,
    getScriptVersion: (file) => String(versions.get(file) ?? 0),
    getScriptSnapshot: (file) => {
      const text = changed.get(file) ?? ts.sys.readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: (one) => ts.getDefaultLibFilePath(one),
    fileExists: (file) => ts.sys.fileExists(file),
    readFile: (file) => ts.sys.readFile(file),
    readDirectory: (...args) => ts.sys.readDirectory(...args),
    directoryExists: (folder) => ts.sys.directoryExists(folder),
    getDirectories: (folder) => ts.sys.getDirectories(folder),
  };
  return {
    service: ts.createLanguageService(host),
    change: (file, text) => {
      versions.set(file, (versions.get(file) ?? 0) + 1);
      if (text === undefined) changed.delete(file);
      else changed.set(file, text);
    },
  };
}

/**
 * @param {ReadonlyMap<string, string>} texts by the file, relative to the checkout
 * @returns {{ errors: readonly string[], outputs: ReadonlyMap<string, string>, alone: boolean }}
 *   alone: nobody who imports them can see the difference; outputs by the file, relative to the checkout
 */
export function compile(texts) {
  /** @type {string[]} */
  const errors = [];
  /** @type {Map<string, string>} */
  const outputs = new Map();
  const files = [...texts].map(([file, text]) => ({ file: path.join(root, file), text }));
  for (const { file, text } of files) areaOf(file).change(file, text);
  for (const { file } of files) {
    const { service } = areaOf(file);
    const found = [
      ...service.getCompilerOptionsDiagnostics(),
      ...service.getSyntacticDiagnostics(file),
      ...service.getSemanticDiagnostics(file),
    ];
    errors.push(...found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')));
    for (const { name, text } of service.getEmitOutput(file).outputFiles)
      if (!name.endsWith('.tsbuildinfo')) outputs.set(path.relative(root, name), text);
  }
  for (const { file } of files) areaOf(file).change(file, undefined);
  const alone = [...outputs].every(
    ([file, text]) => !file.endsWith('.d.ts') || fs.readFileSync(path.join(root, file), 'utf8') === text,
  );
  return { errors, outputs, alone };
}
