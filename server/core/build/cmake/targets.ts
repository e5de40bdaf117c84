/** Commands of CMake that make targets and say what they are linked with. */
import { unknownText } from '../link';
import { isAbsolute, resolvePath } from '../paths';
import { placeOf, type CMakeTarget, type TargetKind } from './project';
import type { Call, Frame } from './scope';
import { isGlob, isName, isUnknown } from './values';

/** add_executable and add_library. */
export function addTarget({ frame, command, args }: Call, library: boolean): void {
  const { project } = frame.world;
  const [name = '', first = '', second = '', ...more] = args;
  if (first === 'ALIAS') {
    project.aliases.set(name, second);
    return;
  }
  if (!isName(name)) {
    // Nobody knows which program its sources are in: it is kept for them.
    addTo(`${unknownText}${project.targets.size}`);
    return;
  }
  addTo(name);

  function addTo(key: string): void {
    const words = [first, second, ...more];
    const known = project.targets.get(key);
    const kind = library ? libraryKind(words) : words.includes('IMPORTED') ? 'imported' : 'program';
    const target: CMakeTarget = known ?? {
      name: key,
      kind,
      folder: frame.folder,
      sources: [],
      links: [],
      flags: [],
      definition: placeOf(frame.path, frame.text, command.span),
      editable: frame.plain && command.arguments[0]?.text === key,
      linkCommand: undefined,
    };
    if (known !== undefined) target.editable = false;
    const options =
      /^(?:WIN32|MACOSX_BUNDLE|EXCLUDE_FROM_ALL|STATIC|SHARED|MODULE|OBJECT|INTERFACE|IMPORTED|GLOBAL|UNKNOWN)$/;
    target.sources.push(
      ...sourcePaths(
        frame,
        words.filter((one) => one !== '' && !options.test(one)),
      ),
    );
    project.targets.set(key, target);
  }
}

function libraryKind(words: readonly string[]): TargetKind {
  if (words.includes('IMPORTED')) return 'imported';
  if (words.includes('INTERFACE')) return 'interface';
  return words.includes('OBJECT') ? 'objects' : 'library';
}

function sourcePaths({ folder }: Frame, items: readonly string[]): readonly string[] {
  return items.map((one) =>
    isGlob(one) || isUnknown(one) || one.includes('$<') || isAbsolute(one) ? one : resolvePath(folder, one),
  );
}

/** The targets that a name can mean: none where it is another project's. */
function targetsNamed({ world: { project } }: Frame, name: string): readonly CMakeTarget[] {
  const target = project.targets.get(project.aliases.get(name) ?? name);
  return target === undefined ? [] : [target];
}

/** A command for targets of unknown names is one for all. */
function eachTarget(frame: Frame, name: string, words: readonly string[]): readonly CMakeTarget[] {
  if (isName(name)) return targetsNamed(frame, name);
  if (words.some((one) => isUnknown(one) || /numa/i.test(one))) frame.world.project.opaque = true;
  return [];
}

export function targetSources({ frame, args: [name = '', ...words] }: Call): void {
  const sources = words.filter(
    (one) => !/^(?:PUBLIC|PRIVATE|INTERFACE|FILE_SET|TYPE|HEADERS|BASE_DIRS|FILES)$/.test(one),
  );
  for (const target of eachTarget(frame, name, [])) target.sources.push(...sourcePaths(frame, sources));
}

const scopeWords = /^(?:PUBLIC|PRIVATE|INTERFACE|LINK_PUBLIC|LINK_PRIVATE|LINK_INTERFACE_LIBRARIES)$/;

export function targetLinkLibraries({ frame, command, args: [name = '', ...words] }: Call): void {
  const items = words.filter((one) => !scopeWords.test(one) && !/^(?:debug|optimized|general)$/.test(one));
  const touched = eachTarget(frame, name, items);
  // The target may be made later, by a command that is not known.
  if (touched.length === 0 && isName(name)) frame.world.project.touched.add(name);
  for (const target of touched) {
    target.links.push(...items);
    const last = command.arguments.at(-1);
    if (!frame.plain || frame.maybe || last === undefined || words.length === 0) continue;
    if (command.arguments[0]?.text !== target.name) continue;
    target.linkCommand ??= {
      place: placeOf(frame.path, frame.text, command.span),
      end: last.span.end,
      keyword: words.filter((one) => scopeWords.test(one)).at(-1),
    };
  }
}

export function targetLinkOptions({ frame, args: [name = '', ...words] }: Call): void {
  for (const target of eachTarget(frame, name, words)) target.flags.push(...words);
}

/** set_target_properties(targets PROPERTIES key value …). */
export function setTargetProperties({ frame, args }: Call): void {
  const at = args.indexOf('PROPERTIES');
  const names = args.slice(0, Math.max(0, at));
  for (let key = at + 1; key < args.length; key += 2)
    setProperty(frame, names, args[key] ?? '', args.slice(key + 1, key + 2));
}

/** set_property(TARGET names [APPEND] PROPERTY key values…); of folders and the project where it is about linking. */
export function setPropertyCommand({ frame, args }: Call): void {
  const [what = ''] = args;
  const at = args.indexOf('PROPERTY');
  const key = args[at + 1] ?? '';
  const values = args.slice(at + 2);
  if (what === 'TARGET') {
    const names = args.slice(1, at).filter((one) => !/^APPEND(?:_STRING)?$/.test(one));
    setProperty(frame, names, key, values);
  } else if (key.includes('LINK')) linkBelow(frame, values);
}

function setProperty(frame: Frame, names: readonly string[], key: string, values: readonly string[]): void {
  if (isUnknown(key)) frame.world.project.opaque = true;
  for (const name of names) {
    for (const target of eachTarget(frame, name, values)) {
      if (/^(?:INTERFACE_)?LINK_LIBRARIES|^IMPORTED_/.test(key)) target.links.push(...values);
      else if (/^(?:INTERFACE_)?LINK_(?:FLAGS|OPTIONS)/.test(key))
        target.flags.push(...values.flatMap(words));
    }
  }
}

/** link_libraries(), and directory properties about linking. */
export function linkBelow({ world: { project }, folder }: Frame, items: readonly string[]): void {
  project.linksBelow.set(folder, [...(project.linksBelow.get(folder) ?? []), ...items]);
}

/** A flag string as the shell gets it. */
export function words(text: string): readonly string[] {
  return text.split(/[\s;\uE003]+/).filter((one) => one !== '');
}
